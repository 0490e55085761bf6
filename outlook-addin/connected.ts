/** Entry of the last page in the sign-in window: passes the code it was given to the pane that opened the window. */
import '#shared/panel/css/base.css';
import '#shared/panel/pairing/pairing.css';
import '#shared/panel/tokens.css';
import './taskpane.css';
import { connectTranslator } from './connect-texts.ts';
import { codeToMessage } from './hand-over.ts';
import { officeScriptUrl } from './office-script-url.ts';
import { tellOpener } from './office-host-opener.ts';
import { languageToVoice } from './outlook-texts.ts';

const themeOf = (): string => {
  if (matchMedia('(forced-colors: active)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

const show = (place: HTMLElement, title: string, text: string, role: 'status' | 'alert'): void => {
  const [main, heading, line] = ['main', 'h1', 'p'].map((tag) => document.createElement(tag));
  main!.className = 'kp-pairing';
  heading!.textContent = title;
  line!.textContent = text;
  line!.setAttribute('role', role);
  main!.append(heading!, line!);
  place.replaceChildren(main!);
};

const passOn = async (place: HTMLElement): Promise<void> => {
  const voice = languageToVoice(new URLSearchParams(location.search).get('lang') ?? navigator.language);
  const t = connectTranslator(voice);
  document.documentElement.lang = voice.locale;
  place.dataset['theme'] = themeOf();
  const code = new URLSearchParams(location.hash.slice(1)).get('code') ?? '';
  // It is of no use to a history of visited pages.
  history.replaceState(null, '', location.pathname + location.search);
  const told = code ? await tellOpener(officeScriptUrl(), codeToMessage(code)) : { ok: false };
  if (told.ok) show(place, t('connected.title'), t('connected.text'), 'status');
  else show(place, t('lost.title'), t('lost.text'), 'alert');
};

const place = document.querySelector<HTMLElement>('#window');
if (place) void passOn(place);
