/** What lets the background script see which sites the tabs show. */
export const TABS_PERMISSION = { permissions: ['tabs' as const] };
