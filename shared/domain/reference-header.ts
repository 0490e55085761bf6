/** The header by which a sent mail names what was decided about it. It stays in the mail for everybody who gets it. */
export const REFERENCE_HEADER = 'x-kontor-ref';
