/**
 * Whether this page stands in Outlook, before Microsoft's script is asked. Outside of it the script is not loaded at
 * all: in a frame it would take the page away, and in a tab nobody needs it.
 */

/** Where Outlook leaves its mark, in the order in which Microsoft's script looks. */
export type HostMarks = {
  /** `window.external`, which the classic client extends. */
  readonly external: unknown;
  readonly search: string;
  readonly windowName: string;
  /** Left by the script when it was loaded in this tab before; reading it may throw. */
  readonly session: () => string | null;
};

const nameHasHostInfo = (windowName: string): boolean => {
  try {
    const parsed: unknown = JSON.parse(windowName);
    return typeof parsed === 'object' && parsed !== null && 'hostInfo' in parsed && Boolean(parsed.hostInfo);
  } catch {
    return false;
  }
};

const hasSessionMark = (session: HostMarks['session']): boolean => {
  try {
    return Boolean(session());
  } catch {
    return false;
  }
};

const isClassicClient = (external: unknown): boolean => {
  try {
    return typeof external === 'object' && external !== null && 'GetHostInfo' in external;
  } catch {
    return false;
  }
};

export const standsInOutlook = ({ external, search, windowName, session }: HostMarks): boolean =>
  isClassicClient(external) ||
  [...new URLSearchParams(search).keys()].some((key) => key.toLowerCase() === '_host_info') ||
  nameHasHostInfo(windowName) ||
  hasSessionMark(session);

/** The marks of the page this runs in. */
export const currentHostMarks = (): HostMarks => ({
  external: 'agaveHost' in window ? { GetHostInfo: true } : window.external,
  search: location.search,
  windowName: window.name,
  session: () => sessionStorage.getItem('hostInfoValue'),
});
