/** People found by where they live: apart from the words of names, so that a town full of people hides nobody. */
import type { MigrationText } from './migrations.ts';

const TABLE = `
create table person_place (token {id} not null, "personNo" {int} not null, primary key (token, "personNo")) {compact};
create index person_place_person on person_place ("personNo", token);
`;

/** People from before are taken in at the next start (`search/place-index.ts`). */
export const peopleByPlace: MigrationText = {
  name: '0028-people-by-place',
  sqlite: [TABLE],
  postgres: [TABLE],
};
