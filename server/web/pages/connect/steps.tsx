import { createElement } from 'preact';
import type { ComponentChild } from 'preact';

/** Numbered steps, one sentence each; they never change places, so they need no keys. */
export const Steps = ({ items }: { items: readonly ComponentChild[] }) =>
  createElement('ol', { class: 'w-numbered' }, ...items.map((item) => createElement('li', null, item)));

/** Lines to type into a terminal, selectable as a whole. */
export const Commands = ({ lines, label }: { lines: readonly string[]; label: string }) => (
  // Long lines scroll; the keyboard can do so too.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <pre class="w-commands" tabIndex={0} aria-label={label}>
    {lines.join('\n')}
  </pre>
);
