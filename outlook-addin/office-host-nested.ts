/** Whether this Outlook signs add-ins in with the Microsoft account it runs under (nested app authentication). */
export const canSignInNested = ({ context }: typeof Office, pane: Window): boolean =>
  context.requirements.isSetSupported('NestedAppAuth', '1.1') && 'nestedAppAuthBridge' in pane;
