/** Where office.js is loaded from: the server fills the address in when it hands out the page. */
export const officeScriptUrl = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="kontor-office-js"]')?.content ?? '';
