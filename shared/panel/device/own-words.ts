/** The company's own fields in a change that waits for a decision: called by their names, the new value and the old. Pure. */
import type { CustomField } from '../../domain/custom-field.ts';
import { customFieldName } from '../../domain/custom-values.ts';
import type { AttentionItem } from '../../store/local-store.ts';
import { changeWords, valueText, withCurrency } from './change-words.ts';
import type { ChangeWords, ValueWords } from './change-words.ts';
import { customValueText } from './custom-value-text.ts';

type Item = Pick<AttentionItem, 'mutation' | 'now' | 'customFields' | 'code'>;
type Values = Readonly<Record<string, unknown>>;
export type TrayLine = ChangeWords['lines'][number] & {
  /** What stands in Kontor, where both are to be seen. */
  readonly now?: string;
};

/** Somebody else has changed the same meanwhile: which of both shall stand is a person's to say. */
export const ASKS = 'merge.ask';

const asValues = (value: unknown): Values => (value ?? {}) as Values;

const ownLine = (field: CustomField, value: unknown, words: ValueWords): TrayLine => ({
  field: `custom.${field.id}`,
  label: customFieldName(field, words.locale),
  value: customValueText(field, value, words),
});

/** An emptied field of the company's own is told as well: nobody would know what the change was. */
export const trayWords = (item: Item, words: ValueWords): { what: string; lines: readonly TrayLine[] } => {
  const { mutation, now, customFields = [], code } = item;
  const standingWords = withCurrency(words, now);
  const { what, lines } = changeWords(mutation, standingWords);
  const [made, changed, standing] = [mutation.args['fields'], mutation.args['set'], now].map((part) =>
    asValues(asValues(part)['custom']),
  ) as [Values, Values, Values];
  return {
    what,
    lines: [
      ...lines.map((line) =>
        code === ASKS && line.field in now
          ? { ...line, now: valueText(line.field, now[line.field], standingWords) }
          : line,
      ),
      ...customFields.flatMap((field) => {
        const { id } = field;
        if (id in made) return [ownLine(field, made[id], words)];
        if (!(id in changed)) return [];
        const stands = customValueText(field, standing[id], words);
        const line = ownLine(field, changed[id], words);
        return [stands === line.value ? line : { ...line, now: stands }];
      }),
    ],
  };
};
