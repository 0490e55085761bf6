/** Web pages kept with what was written beside them; deals found by the words of their title. */
import type { MigrationText } from './migrations.ts';

const TABLES = `
alter table activity add column page text;
alter table task add column page text;
alter table deal add column page text;
create table deal_token (token {id} not null, "dealId" {id} not null, primary key (token, "dealId")) {compact};
create index deal_token_deal on deal_token ("dealId", token);
`;

/** Deals from before are taken in at the next start (`search/deal-index.ts`). */
export const keptPages: MigrationText = { name: '0014-kept-pages', sqlite: [TABLES], postgres: [TABLES] };
