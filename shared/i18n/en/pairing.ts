/** Connecting add-in and extension with a Kontor server. */
export const pairingEn = {
  title: 'Connect Kontor',
  'intro.typed':
    'Enter the address of your Kontor once. You will find it in the address bar when you use Kontor in the browser.',
  'intro.fixed': 'Connect this panel with your account at {server}, once on this device.',
  address: 'Address of your Kontor',
  'address.hint': 'e.g. kontor.yourcompany.com',
  connect: 'Connect',
  'connect.code': 'Connect with a code',
  checking: 'Looking for Kontor at {server} …',
  'code.title': 'Confirm this code',
  'code.intro':
    'A page of your Kontor has opened. Sign in there if asked, and confirm that it shows this code:',
  'code.spoken': 'Code: {letters}',
  'code.open': 'Open the page again',
  'code.waiting': 'Waiting for your confirmation …',
  'code.trouble': '{server} is not answering at the moment. We keep trying.',
  'code.server': 'Connecting with {server}',
  change: 'Change address',
  cancel: 'Cancel',
  'stopped.refused': 'The connection was refused on the page of your Kontor. Nothing was connected.',
  'stopped.expired': 'The code was not confirmed in time. Nothing was connected.',
  again: 'Show a new code',
  paired: 'Connected.',
  'address.empty': 'Please enter the address of your Kontor.',
  'address.invalid': 'That is not a web address. Please enter it like this: kontor.yourcompany.com',
  'address.unreachable':
    'Nothing answers at {server}. Please check the address, and whether you are in the right network or VPN.',
  'address.not_kontor': 'Something answers at {server}, but it is not Kontor. Please check the address.',
  'address.not_set_up': 'This Kontor has not been set up yet. Please open {server} in the browser first.',
  'pairing.too_many': 'Too many codes were asked for. Please try again in a few minutes.',
  failed: 'Connecting did not work. Please try again.',
} as const;
