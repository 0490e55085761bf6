/** What office.js asks first: which host, which language, which requirement sets, which roaming settings. */
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { OutlookProfile } from '../mailbox/profile.ts';

/** Numbers and file names by which office.js tells its hosts apart. */
const HOSTS = {
  web: { appName: 64, platform: 'Web', version: '16.01' },
  ios: { appName: 65_536, platform: 'iOS', version: '16.00' },
} as const;

/** Names the pane and its host to one another. */
export interface PaneIdentity {
  /** Id of the add-in as `<appId>` of the wire. */
  appId: string;
  conversationId: string;
  correlationGuid: string;
}

/** Requirement sets as the wire carries them: JSON in a string. */
function requirementMatrix({ mailboxSet, opensBrowserWindows, opensDialogs }: OutlookProfile): string {
  const withNestedSignIn = Number(mailboxSet.split('.')[1]) >= 13 ? { NestedAppAuth: '1.1' } : {};
  return JSON.stringify({
    Mailbox: mailboxSet,
    ...(opensDialogs ? { DialogApi: '1.2' } : {}),
    AddinCommands: '1.3',
    react: '1.1',
    ...withNestedSignIn,
    ...(opensBrowserWindows ? { OpenBrowserWindowApi: '1.1' } : {}),
  });
}

/** Roaming settings travel as name → JSON text. */
const settingsToWire = (settings: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, JSON.stringify(value)]));

/** The complete app context; office.js throws when one of the first nine fields is missing. */
export const makeAppContext = (
  pane: PaneIdentity,
  paneUrl: string,
  mailbox: Mailbox,
  profile: OutlookProfile,
): Record<string, unknown> => ({
  _id: pane.appId,
  _appName: HOSTS[profile.platform].appName,
  _appVersion: HOSTS[profile.platform].version,
  _appUILocale: profile.locale,
  _dataLocale: profile.locale,
  _docUrl: paneUrl,
  _clientMode: 0,
  _settings: settingsToWire(mailbox.roamingSettings),
  _reason: 'documentOpened',
  _osfControlType: 1,
  _eToken: '',
  _correlationId: pane.correlationGuid,
  _appInstanceId: pane.correlationGuid,
  _appMinorVersion: 1,
  _hostCustomMessage: null,
  _hostFullVersion: HOSTS[profile.platform].version,
  _addinName: 'Add-in under test',
  _appDomains: [],
  _requirementMatrix: requirementMatrix(profile),
  _featureGates: {},
  _initialDisplayMode: 0,
});

/** The frame's address and name, through which office.js learns where it runs. */
export function makePaneFrame(
  pane: PaneIdentity,
  paneUrl: string,
  hostOrigin: string,
  profile: OutlookProfile,
): { url: string; name: string } {
  const { platform, version } = HOSTS[profile.platform];
  const host = ['Outlook', platform, version, profile.locale, pane.correlationGuid, '', '', '0'];
  const url = new URL(paneUrl);
  url.searchParams.set('_host_Info', host.join('$'));
  const name = JSON.stringify({
    baseFrameName: `_xdm_${pane.appId}`,
    hostInfo: host.join('|'),
    // A telephone has no page around the pane to talk to.
    ...(profile.platform === 'web' ? { xdmInfo: `${pane.conversationId}|${pane.appId}|${hostOrigin}` } : {}),
    serializerVersion: 1,
    flights: '[]',
  });
  return { url: url.href, name };
}
