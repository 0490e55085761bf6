import { describe, expect, it } from 'vitest';
import { headerValues, mailKind } from '#shared/domain/mail-kind.ts';

describe('the kind of a mail', () => {
  it('is ordinary when a person wrote it', () => {
    expect(mailKind('From: a@b.example\nSubject: x\nAuto-Submitted: no\n')).toEqual({
      automatic: false,
      list: null,
      report: false,
    });
  });

  it('is automatic for out-of-office replies, notifications and bulk mail', () => {
    for (const line of [
      'Auto-Submitted: auto-replied; owner-email="a@b.example"',
      'X-Auto-Response-Suppress: All',
      'Precedence: bulk',
      'precedence : auto_reply',
      'X-Autoreply: yes',
      'Return-Path: <>',
    ]) {
      expect([line, mailKind(`From: a@b.example\r\n${line}\r\n`).automatic]).toEqual([line, true]);
    }
    expect(mailKind('X-Auto-Response-Suppress: None\n').automatic).toBe(false);
  });

  it('names the mailing list', () => {
    expect(mailKind('List-Id: Chor der Stadt\r\n\t<chor.stadt.example>\r\n').list).toBe('chor.stadt.example');
    expect(mailKind('List-Id: Chor\n').list).toBe('Chor');
    expect(mailKind('List-Id: <>\n').list).toBeNull();
  });

  it('knows delivery reports', () => {
    const kind = mailKind('Content-Type: multipart/report;\n report-type=delivery-status\n');
    expect(kind).toMatchObject({ report: true, automatic: true });
    expect(mailKind('X-Failed-Recipients: a@b.example\n').report).toBe(true);
  });

  it('reads folded headers and leaves other lines alone', () => {
    expect(headerValues('X: 1\n 2\nY: 3\n 4\nnoise\nX: 5', 'x')).toEqual(['1 2', '5']);
  });
});
