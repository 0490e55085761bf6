/** Calls with which an add-in leaves its own marks: properties, categories, hints, settings. */
import type { Category, Notification } from '../mailbox/item.ts';
import { type DispatchTable, done, failed, officeErrors, value } from './answer.ts';

const notificationLimit = 5;

/** Fields an add-in sets, without those it left out. */
const notificationFrom = (params: Record<string, unknown>): Notification => ({
  key: String(params['key']),
  type: Number(params['type']),
  message: String(params['message']),
  icon: params['icon'] as string | undefined,
  persistent: params['persistent'] as boolean | undefined,
});

export const markCalls: DispatchTable = {
  3: {
    call: 'loadCustomPropertiesAsync',
    since: '1.1',
    permission: 'ReadItem',
    answer: ({ item }) => ({
      data: { wasSuccessful: true, customProperties: JSON.stringify(item?.customProperties ?? {}) },
    }),
  },
  4: {
    call: 'customProperties.saveAsync',
    since: '1.1',
    permission: 'ReadItem',
    answer: ({ item, params }) => {
      if (item === null) return failed(officeErrors.notSupported);
      item.customProperties = params['customProperties'] as Record<string, unknown>;
      return done();
    },
  },
  33: {
    call: 'notificationMessages.addAsync',
    since: '1.3',
    permission: 'ReadItem',
    answer: ({ item, params }) => {
      if (item === null) return failed(officeErrors.notSupported);
      const added = notificationFrom(params);
      if (item.notifications.some(({ key }) => key === added.key)) {
        return failed(officeErrors.duplicateNotification);
      }
      if (item.notifications.length >= notificationLimit) return failed(officeErrors.tooManyNotifications);
      item.notifications.push(added);
      return done();
    },
  },
  34: {
    call: 'notificationMessages.getAllAsync',
    since: '1.3',
    permission: 'ReadItem',
    answer: ({ item }) => value(item?.notifications ?? []),
  },
  35: {
    call: 'notificationMessages.replaceAsync',
    since: '1.3',
    permission: 'ReadItem',
    answer: ({ item, params }) => {
      if (item === null) return failed(officeErrors.notSupported);
      const replacement = notificationFrom(params);
      const others = item.notifications.filter(({ key }) => key !== replacement.key);
      if (others.length >= notificationLimit) return failed(officeErrors.tooManyNotifications);
      item.notifications = [...others, replacement];
      return done();
    },
  },
  36: {
    call: 'notificationMessages.removeAsync',
    since: '1.3',
    permission: 'ReadItem',
    answer: ({ item, params }) => {
      const kept = item?.notifications.filter(({ key }) => key !== params['key']) ?? [];
      if (item === null || kept.length === item.notifications.length) {
        return failed(officeErrors.notificationNotFound);
      }
      item.notifications = kept;
      return done();
    },
  },
  158: {
    call: 'categories.addAsync',
    since: '1.8',
    permission: 'ReadWriteItem',
    answer: ({ item, mailbox, params }) => {
      const names = params['categories'] as string[];
      const known = new Set(mailbox.masterCategories.map(({ name }) => name));
      if (item === null || names.some((name) => !known.has(name)))
        return failed(officeErrors.invalidCategory);
      item.categories = [...new Set([...item.categories, ...names])];
      return done();
    },
  },
  159: {
    call: 'categories.removeAsync',
    since: '1.8',
    permission: 'ReadWriteItem',
    answer: ({ item, params }) => {
      const names = params['categories'] as string[];
      if (item !== null) item.categories = item.categories.filter((name) => !names.includes(name));
      return done();
    },
  },
  160: {
    call: 'masterCategories.getAsync',
    since: '1.8',
    permission: 'ReadWriteMailbox',
    answer: ({ mailbox }) =>
      value(mailbox.masterCategories.map(({ name, color }) => ({ displayName: name, color }))),
  },
  161: {
    call: 'masterCategories.addAsync',
    since: '1.8',
    permission: 'ReadWriteMailbox',
    answer: ({ mailbox, params }) => {
      const added = params['categoryDetails'] as { displayName: string; color: string }[];
      mailbox.masterCategories.push(
        ...added.map(({ displayName, color }): Category => ({ name: displayName, color })),
      );
      return done();
    },
  },
  404: {
    call: 'roamingSettings.saveAsync',
    since: '1.1',
    permission: 'Restricted',
    answer: ({ mailbox, params }) => {
      const saved = Object.values(params).flatMap((entry) => Object.entries(entry as Record<string, string>));
      mailbox.roamingSettings = Object.fromEntries(
        saved.map(([key, json]) => [key, JSON.parse(json) as unknown]),
      );
      return done();
    },
  },
};
