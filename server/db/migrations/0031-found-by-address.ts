/** People and companies found by the streets of their addresses: apart from names and towns, which come before. */
import type { MigrationText } from './migrations.ts';

const TABLE = `
create table address_token (
  kind {int} not null, token {id} not null, "recordNo" {int} not null, primary key (kind, token, "recordNo")
) {compact};
create index address_token_record on address_token ("recordNo", kind, token);
`;

/** Records from before are taken in at the next start (`search/address-index.ts`). */
export const foundByAddress: MigrationText = {
  name: '0031-found-by-address',
  sqlite: [TABLE],
  postgres: [TABLE],
};
