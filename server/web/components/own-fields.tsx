/** The panel's fields of the company's own in a form of these pages, with what they need around them. */
import '#shared/panel/panel.css';
import '../styles/own-fields.css';
import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { CustomField } from '#shared/domain/custom-field.ts';
import { createFormats } from '#shared/i18n/formats.ts';
import { AskedList } from '#shared/panel/cards/custom/asked-fields.tsx';
import type { Asked } from '#shared/panel/cards/custom/asked-memory.ts';
import { PanelProvider } from '#shared/panel/panel-context.ts';
import type { FieldsContext } from '#shared/panel/panel-context.ts';
import { followTheme } from '#shared/panel/panel-theme.ts';
import { useApp } from '../state/app-context.ts';
import { useErrorText } from './errors.tsx';

type Props = {
  readonly fields: readonly CustomField[];
  /** What is typed. */
  readonly asked: Signal<Asked>;
  readonly takesFocus?: boolean;
};

const SYSTEM = signal('system' as const);

export const OwnFields = ({ fields, asked, takesFocus = false }: Props) => {
  const { client, preferences, voice: voiceNow } = useApp();
  const errorText = useErrorText();
  const root = useRef<HTMLDivElement>(null);
  const { theme } = preferences.value;
  const voice = voiceNow.value;
  useLayoutEffect(() => (root.current ? followTheme(root.current, theme, SYSTEM) : undefined), [theme]);
  const formats = useMemo(() => createFormats(voice), [voice]);
  const given: FieldsContext = { api: client, voice, errorText, formats };
  return (
    <div ref={root} class="kontor-panel w-own-fields" lang={voice.locale}>
      <PanelProvider value={given}>
        <AskedList fields={fields} asked={asked} takesFocus={takesFocus} />
      </PanelProvider>
    </div>
  );
};
