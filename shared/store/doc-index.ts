/** By what a record is found on the device: what it hangs on, and the addresses, domains and mail ids it stands for. */
import type { SyncDoc, SyncType } from '../domain/sync.ts';
import { emailKey } from '../domain/user.ts';

type Data = Readonly<Record<string, unknown>>;
const texts = (...values: unknown[]): string[] =>
  values.filter((value): value is string => typeof value === 'string' && value !== '');
const list = (value: unknown): readonly Data[] => (Array.isArray(value) ? (value as Data[]) : []);

/** People and companies: what a device counts, and what other records hang on. */
export const isRoot = (type: SyncType): boolean => type === 'person' || type === 'company';

/** Ids of the records it hangs on. */
export const docLinks = ({ type, data }: SyncDoc): string[] => {
  switch (type) {
    case 'employment':
    case 'task':
    case 'fact':
    case 'deal':
      return texts(data['personId'], data['companyId']);
    case 'relationship':
      return texts(data['personId'], data['otherId']);
    case 'activity':
      return list(data['links']).flatMap(({ id }) => texts(id));
    case 'conflict':
      return texts(data['recordId']);
    case 'person':
    case 'company':
    case 'user':
    case 'log_rule':
    case 'custom_field':
      return [];
  }
};

/** What it is looked up by, each as `kind:text`; keyed before it is kept. */
export const docMarks = ({ type, data }: SyncDoc): string[] => {
  const emails = () =>
    list(data['emails']).flatMap(({ email }) => texts(email).map((one) => `email:${emailKey(one)}`));
  switch (type) {
    case 'person':
      return emails();
    case 'company': {
      const domains = Array.isArray(data['domains']) ? (data['domains'] as unknown[]) : [];
      return [
        ...emails(),
        ...texts(...domains).map((domain) => `domain:${domain.toLowerCase()}`),
        // Not a link: it stays when the one above makes room.
        ...texts(data['parentId']).map((id) => `parent:${id}`),
      ];
    }
    case 'activity':
      return texts(data['identity']).map((identity) => `mail:${identity}`);
    case 'user':
      return texts(data['email']).map((email) => `colleague:${emailKey(email)}`);
    case 'employment':
    case 'relationship':
    case 'task':
    case 'fact':
    case 'deal':
    case 'conflict':
    case 'log_rule':
    case 'custom_field':
      return [];
  }
};
