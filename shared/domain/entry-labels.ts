/** What a number or a postal address is for. Apart from the schemas: forms need the words without them. */
export const PHONE_LABELS = ['', 'work', 'mobile', 'home', 'fax', 'switchboard'] as const;
export const ADDRESS_LABELS = ['work', 'home', 'billing', 'delivery', 'other'] as const;
