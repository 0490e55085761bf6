/** What every card is given. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient } from '../api/client.ts';
import type { User, Me } from '../domain/user.ts';
import type { panelEn } from '../i18n/en/panel.ts';
import type { Formats } from '../i18n/formats.ts';
import type { Translator, Voice } from '../i18n/translate.ts';
import type { Clock } from '../lib/clock.ts';
import type { IdGenerator } from '../lib/ids.ts';
import type { Failure } from '../lib/result.ts';
import type { PanelHost } from './panel-host.ts';
import type { PanelChanges } from './panel-changes.ts';
import type { PanelKeys } from './panel-keys.ts';
import type { PanelSession } from './panel-session.ts';
import type { PanelStore } from './panel-store.ts';
import type { Reminders } from './reminders/reminders.ts';

export type PanelContext = {
  readonly host: PanelHost;
  readonly api: ApiClient;
  readonly me: Me;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  readonly voice: Voice;
  readonly t: Translator<typeof panelEn>;
  readonly errorText: (failure: Failure) => string;
  readonly formats: Formats;
  readonly store: PanelStore;
  readonly session: PanelSession;
  readonly changes: PanelChanges;
  readonly keys: PanelKeys;
  readonly reminders: Reminders;
  /** ms; moves on every half minute, so that "just now" does not stay. */
  readonly now: ReadonlySignal<number>;
  /** The page's main part, unless something around the panel is that already. */
  readonly landmark: 'main' | 'region';
  /** Colleagues, asked for once when first needed. */
  readonly colleagues: () => Promise<readonly User[]>;
};

/** As much of it as fields need: they stand in forms of Kontor's own pages too. */
export type FieldsContext = Pick<PanelContext, 'api' | 'voice' | 'errorText' | 'formats'> & {
  readonly session?: undefined;
};

const Context = createContext<PanelContext | FieldsContext | null>(null);
export const PanelProvider = Context.Provider;

const OUTSIDE = 'A panel component stands outside the panel.';

export const useFields = (): PanelContext | FieldsContext => {
  const given = useContext(Context);
  if (given === null) throw new Error(OUTSIDE);
  return given;
};

export const usePanel = (): PanelContext => {
  const panel = useFields();
  if (panel.session === undefined) throw new Error(OUTSIDE);
  return panel;
};
