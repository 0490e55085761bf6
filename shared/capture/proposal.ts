/** What a reader of foreign text believes to have found. A person confirms it; nothing is stored by itself. */

export type ProposalField =
  | 'name'
  | 'jobTitle'
  | 'companyName'
  | 'phone'
  | 'mobile'
  | 'fax'
  | 'email'
  | 'website'
  | 'street'
  | 'postcode'
  | 'city'
  | 'country';

export type Proposal = {
  readonly field: ProposalField;
  readonly value: string;
  /** The line it was read from, shown beside the value. */
  readonly source: string;
  /** 0 (a guess) to 1 (stated in so many words). */
  readonly confidence: number;
};

/** Longest line that is read as a whole; contact data does not stand in longer ones. */
export const SOURCE_LINE_MAX = 300;
