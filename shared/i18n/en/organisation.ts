/** What the policy of the company's browsers says of Kontor; fetched where there is one. */
export const organisationEn = {
  wrong:
    'What your organisation has set as the address of Kontor is not a web address: “{given}”. Please tell whoever looks after your browser.',
  moved: 'Your organisation now has Kontor at {server}. This browser is still connected with {now}.',
  change: 'Connect with {server}',
} as const;
