import { expect, test } from 'vitest';
import { headerDate, headerValues } from '#outlook/internet-headers.ts';

test('a field that goes on in the next line is one value', () => {
  const headers = 'References: <a@x.example>\r\n <b@x.example>\r\n\t<c@x.example>\r\nSubject: Test';
  expect(headerValues(headers, 'references')).toEqual(['<a@x.example> <b@x.example> <c@x.example>']);
});

test('a field that stands there twice gives both values, and its name in other letters counts', () => {
  expect(headerValues('RECEIVED: one\nReceived: two', 'Received')).toEqual(['one', 'two']);
});

test('a field whose name only begins alike is another field', () => {
  expect(headerValues('In-Reply-To-Old: <a@x.example>', 'In-Reply-To')).toEqual([]);
});

test('the time of a mail is read with its zone and without the remark behind it', () => {
  expect(headerDate('Date: Mon, 2 Mar 2026 09:14:00 +0100 (CET)')).toBe('2026-03-02T08:14:00.000Z');
});

test.each(['Date: gestern', 'Subject: no date', ''])('a time that cannot be read is none: %s', (headers) => {
  expect(headerDate(headers)).toBeNull();
});
