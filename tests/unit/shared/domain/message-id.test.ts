import { describe, expect, it } from 'vitest';
import { messageIdKey, messageIdKeys } from '#shared/domain/message-id.ts';

describe('the identity of a mail', () => {
  it('is the same with and without angle brackets, spaces and comments', () => {
    for (const text of [
      '<A1.b@host.example>',
      'A1.b@host.example',
      '  < A1.b@host\r\n .example >',
      '(x)<A1.b(y)@host.example>',
    ]) {
      expect(messageIdKey(text)).toBe('A1.b@host.example');
    }
  });

  it('keeps upper and lower case, because two systems may mean two mails', () => {
    expect(messageIdKey('<A@b.example>')).not.toBe(messageIdKey('<a@b.example>'));
  });

  it('is empty when the header holds nothing', () => {
    expect([messageIdKey(''), messageIdKey('<>'), messageIdKey('  ')]).toEqual(['', '', '']);
  });

  it('keeps a bracket that is no comment', () => {
    expect(messageIdKey('a(b@host.example')).toBe('a(b@host.example');
  });

  it('keeps a comment sign inside quotes and behind a backslash', () => {
    expect(messageIdKey('"a(b"@host.example')).toBe('"a(b"@host.example');
    expect(messageIdKey('a\\(b@host.example(weg\\)ja)')).toBe('a\\(b@host.example');
  });
});

describe('the mails a mail refers to', () => {
  it('are listed oldest first and once each', () => {
    expect(messageIdKeys('<1@a.example>\r\n <2@a.example><1@a.example>', 10)).toEqual([
      '1@a.example',
      '2@a.example',
    ]);
  });

  it('are found without brackets too, but words are no ids', () => {
    expect(messageIdKeys('Your message of Monday, 1@a.example 2@a.example', 10)).toEqual([
      '1@a.example',
      '2@a.example',
    ]);
  });

  it('keep the first and the latest when there are too many', () => {
    const many = Array.from({ length: 50 }, (_, index) => `<${index}@a.example>`).join(' ');
    expect(messageIdKeys(many, 3)).toEqual(['0@a.example', '48@a.example', '49@a.example']);
  });
});
