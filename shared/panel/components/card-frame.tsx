/** The look of a card: a line above, a small heading, room at its right for what was just done. */
import type { ComponentChildren } from 'preact';

type Props = {
  readonly id: string;
  readonly title: string;
  /** Read by screen readers only. */
  readonly isTitleHidden?: boolean;
  readonly aside?: ComponentChildren;
  readonly busy?: boolean;
  readonly children?: ComponentChildren;
};

export const CardFrame = ({ id, title, isTitleHidden, aside, busy, children }: Props) => (
  <section
    class={`kp-card kp-card-${id}`}
    aria-labelledby={`kp-title-${id}`}
    aria-busy={busy ? 'true' : undefined}
  >
    <div class={isTitleHidden ? 'kp-hidden' : 'kp-card-head'}>
      <h2 id={`kp-title-${id}`} class="kp-card-title">
        {title}
      </h2>
      {isTitleHidden ? null : <div class="kp-card-aside">{aside}</div>}
    </div>
    {children}
  </section>
);
