/**
 * A page with the panel in one of its example states, for looking and for the browser tests.
 *
 * Address: `?state=known&locale=de&theme=dark&form=du`. `window.example` hands host and server to a test.
 */
import { createIdGenerator, systemRandom } from '../../lib/ids.ts';
import { mountPanel } from '../mount-panel.tsx';
import { createExampleApi } from './example-api.ts';
import type { ExampleApi } from './example-api.ts';
import { createExampleStore } from './example-store.ts';
import { createExampleHost } from './example-host.ts';
import type { ExampleHost } from './example-host.ts';
import { EXAMPLE_NOW, me } from './example-records.ts';
import { exampleStates } from './example-states.ts';
import type { ExampleState, ExampleStateName } from './example-states.ts';

declare global {
  interface Window {
    example?: { readonly host: ExampleHost; readonly api: ExampleApi };
  }
}

const wanted = new URLSearchParams(location.search);
const state: ExampleState = exampleStates[(wanted.get('state') ?? 'known') as ExampleStateName];
const host = createExampleHost(state.subject, state.content, state.marks);
host.theme.value = (wanted.get('theme') ?? 'light') as 'light';
const api = createExampleApi(state.answer);
state.prepare?.(api);
if (state.lookUp !== undefined) host.lookUp.value = { text: state.lookUp };
window.example = { host, api };

const loadedAt = Date.now();
const clock = { now: () => EXAMPLE_NOW + Date.now() - loadedAt };
const locale = wanted.get('locale') === 'en' ? 'en' : 'de';
const addressForm = wanted.get('form') === 'du' ? 'du' : 'sie';
document.documentElement.lang = locale;
mountPanel(document.querySelector<HTMLElement>('#panel')!, {
  host,
  api,
  ...(state.device ? { store: createExampleStore(api, state.device) } : {}),
  me: { ...me, preferences: { ...me.preferences, locale, addressForm } },
  clock,
  newId: createIdGenerator(clock, systemRandom),
  voice: { locale, addressForm },
});
