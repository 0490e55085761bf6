/** Own waiting changes of who works where and who has to do with whom, laid over an answer. Pure. */
import type { ShownEmployment } from '../domain/employment.ts';
import type { MutationArgs, MutationName } from '../domain/mutations.ts';
import type { PanelAnswer } from '../domain/panel.ts';
import { personName } from '../domain/person.ts';
import type { ShownRelationship } from '../domain/relationship.ts';
import { definedOnly } from '../lib/patch.ts';

type Lay<N extends MutationName> = (answer: PanelAnswer, args: MutationArgs<N>) => PanelAnswer;

const withEmployments = (
  { employments: _, ...answer }: PanelAnswer,
  employments: readonly ShownEmployment[],
): PanelAnswer => (employments.length > 0 ? { ...answer, employments: [...employments] } : answer);

const withRelationships = (
  { relationships: _, ...answer }: PanelAnswer,
  relationships: readonly ShownRelationship[],
): PanelAnswer => (relationships.length > 0 ? { ...answer, relationships: [...relationships] } : answer);

/** Empty for whoever is not shown: their name the change does not say. */
const nameIn = ({ person, company }: PanelAnswer, id: string): string => {
  if (person?.id === id) return personName(person);
  return company?.id === id ? company.name : '';
};

type Ties = 'employment.create' | 'employment.update' | 'employment.delete' | `relationship.${string}`;

export const tieLays: { readonly [N in MutationName & Ties]: Lay<N> } = {
  'employment.create': (answer, { id, fields }) => {
    const { person, company, employments = [] } = answer;
    const isShown = person ? person.id === fields.personId : company?.id === fields.companyId;
    if (!isShown || employments.some((one) => one.id === id)) return answer;
    const { personId, companyId, jobTitle = '', buyingRole = '', fromDay = null, toDay = null } = fields;
    const employment = { id, personId, companyId, jobTitle, buyingRole, fromDay, toDay };
    const shown = {
      ...employment,
      personName: nameIn(answer, fields.personId),
      companyName: nameIn(answer, fields.companyId),
    };
    const laid = withEmployments(answer, [...employments, shown]);
    return person && !answer.employment ? { ...laid, employment } : laid;
  },
  'employment.update': (answer, { id, set }) => {
    const laid = withEmployments(
      answer,
      (answer.employments ?? []).map((one) =>
        one.id === id ? { ...one, ...definedOnly<ShownEmployment>(set) } : one,
      ),
    );
    return laid.employment?.id === id
      ? { ...laid, employment: { ...laid.employment, ...definedOnly<ShownEmployment>(set) } }
      : laid;
  },
  'employment.delete': (answer, { id }) => {
    const laid = withEmployments(
      answer,
      (answer.employments ?? []).filter((one) => one.id !== id),
    );
    return { ...laid, employment: laid.employment?.id === id ? null : laid.employment };
  },
  'relationship.create': (answer, { id, fields }) => {
    const { person, relationships = [] } = answer;
    const isShown = person !== null && [fields.personId, fields.otherId].includes(person.id);
    if (!isShown || relationships.some((one) => one.id === id)) return answer;
    const shown = {
      ...fields,
      note: fields.note ?? '',
      id,
      personName: nameIn(answer, fields.personId),
      otherName: nameIn(answer, fields.otherId),
    };
    return withRelationships(answer, [...relationships, shown]);
  },
  'relationship.update': (answer, { id, set }) =>
    withRelationships(
      answer,
      (answer.relationships ?? []).map((one) =>
        one.id === id ? { ...one, ...definedOnly<ShownRelationship>(set) } : one,
      ),
    ),
  'relationship.delete': (answer, { id }) =>
    withRelationships(
      answer,
      (answer.relationships ?? []).filter((one) => one.id !== id),
    ),
};
