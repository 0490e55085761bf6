/** PostgreSQL keeps no NUL in texts; foreign texts may bring one, and a search for one finds nothing. */
export const storable = <T>(value: T): T | string =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
