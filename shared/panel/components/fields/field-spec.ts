/** A field as the editor knows it: of the catalogue or defined by an admin, it makes no difference here. */
import type { FieldKind, RecordField } from '../../../domain/record-fields.ts';

/**
 * Beyond the kinds of the catalogue: `money` minor units of `currency` · `choices` several words of a list · `person` and
 * `deal` id of one.
 */
export type EditorKind = FieldKind | 'money' | 'choices' | 'person' | 'deal';

export type FieldSpec = Omit<RecordField, 'kind'> & {
  readonly kind: EditorKind;
  /** ISO 4217; of `money`. */
  readonly currency?: string;
  readonly label: string;
  /** The word of one of `choices`. */
  readonly choiceText: (choice: string) => string;
};
