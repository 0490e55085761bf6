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
  | 'country'
  | 'legalForm'
  | 'vatId'
  | 'registerCourt'
  | 'registerNumber'
  /** Somebody who acts for a company; stands among its people as well. */
  | 'representative';

export type Proposal = {
  readonly field: ProposalField;
  readonly value: string;
  /** The line it was read from, shown beside the value. */
  readonly source: string;
  /** 0 (a guess) to 1 (stated in so many words). */
  readonly confidence: number;
};

/**
 * Why a signature is, or is not, taken for its sender's: it holds the sender's own address; only an address of the same
 * house (`info@`); no address, but the sender's name; the sender's address beside somebody else's.
 */
export type SignatureReason = 'own_address' | 'house_address' | 'name_only' | 'several_people';

export type SignatureProposal = Proposal & {
  /** Only where the signature's address is the sender's. */
  readonly trusted: boolean;
  readonly reason: SignatureReason;
};

/** Longest line that is read as a whole; contact data does not stand in longer ones. */
export const SOURCE_LINE_MAX = 300;
