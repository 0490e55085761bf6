/** Connecting Outlook's pane: the Microsoft account, the sign-in window. */
export const outlookConnectEn = {
  window: 'Sign in and connect',
  'window.open': 'The sign-in window is open. Sign in there and connect Outlook.',
  'window.redeeming': 'Connecting …',
  'window.close': 'Close the window',
  'problem.dialog.blocked':
    'The browser blocked the sign-in window. Allow pop-ups for Outlook and open this pane again, or connect with a code.',
  'problem.dialog.closed':
    'The sign-in window was closed. Nothing was connected; open it once more, or connect with a code.',
  'problem.dialog.busy': 'Another window of this pane is still open. Close it and try again.',
  'problem.dialog.refused': 'Outlook does not open the sign-in window here. Please connect with a code.',
  'problem.dialog.garbled':
    'What came back from the sign-in window was not understood. Nothing was connected; please connect with a code.',
  'problem.device_code.invalid':
    'The confirmation took too long and is no longer valid. Nothing was connected; please open the window once more.',
  'problem.request.too_many': 'Too many attempts. Please wait a few minutes, or connect with a code.',
  'problem.unreachable':
    'The server of Kontor could not be reached. Nothing was connected; please check the connection and try again.',
  'problem.unknown': 'Connecting by the sign-in window did not work. Please connect with a code.',
  entra: 'Connect with your Microsoft account',
  'entra.asking': 'Asking Microsoft …',
  'problem.entra.not_given': 'Microsoft did not sign you in. Try once more, or connect another way.',
  'problem.entra.silent':
    'Outlook did not answer when asked for your Microsoft account. Please connect another way.',
  'problem.entra.unlinked':
    'Kontor does not know this Microsoft account yet. Connect another way once; then you link the two with one click.',
  'problem.entra.refused':
    'Kontor did not accept the sign-in with the Microsoft account. Please connect another way; an administrator can check how it is set up.',
  'problem.entra.unreachable':
    'Kontor cannot reach Microsoft’s sign-in at the moment. Try again later, or connect another way.',
  'problem.entra.linked_elsewhere':
    'This Microsoft account is linked to another account already. Nothing was changed.',
  'problem.entra.has_other':
    'Your account is linked to another Microsoft account already. Unlink it in the settings of Kontor first.',
  'link.offer': 'Link your Microsoft account to Kontor? Then one click is enough to connect next time.',
  link: 'Link',
  'link.label': 'Microsoft account',
  'link.later': 'Not now',
  'link.done': '✓ Linked. You can undo this in the settings of Kontor.',
  'link.close': 'Close',
  'connected.title': 'Outlook is connected',
  'connected.text': 'This window closes by itself. If it stays open, you can close it.',
  'lost.title': 'Outlook did not hear of it',
  'lost.text':
    'Nothing was connected. Close this window and start once more in Outlook, or connect with a code there.',
  'device.name': '{program}, {browser} on {system}',
  'program.web': 'Outlook on the web',
  'program.windows': 'Outlook for Windows',
  'program.mac': 'Outlook for Mac',
  'program.mobile': 'Outlook mobile',
  'program.unknown': 'Outlook',
  'browser.unknown': 'browser',
  'system.unknown': 'another system',
} as const;
