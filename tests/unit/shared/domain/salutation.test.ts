import { describe, expect, test } from 'vitest';
import { salutationOf } from '#shared/domain/salutation.ts';
import type { Addressee } from '#shared/domain/salutation.ts';

const who = (
  salutation: Addressee['salutation'],
  firstName: string,
  lastName: string,
  title = '',
): Addressee => ({ salutation, title, firstName, lastName });

const katrin = who('frau', 'Katrin', 'Öztürk', 'Dr.');
const thomas = who('herr', 'Thomas', 'Brandt');
const kim = who('', 'Kim', 'Wagner');

describe('a German mail begins with', () => {
  test.each<[string, Addressee[]]>([
    ['Sehr geehrte Frau Dr. Öztürk', [katrin]],
    ['Sehr geehrter Herr Brandt', [thomas]],
    ['Guten Tag Kim Wagner', [kim]],
    ['Guten Tag Kim Wagner', [who('divers', 'Kim', 'Wagner')]],
    ['Guten Tag Dr. Kim Wagner', [who('divers', 'Kim', 'Wagner', 'Dr.')]],
    ['Sehr geehrter Herr von der Heide', [who('herr', 'Jan', 'von der Heide')]],
    ['Sehr geehrte Frau Müller-Lüdenscheidt', [who('frau', '', 'Müller-Lüdenscheidt')]],
    ['Sehr geehrte Frau Prof. Dr. Meier', [who('frau', 'Ina', 'Meier', 'Prof. Dr.')]],
    ['Sehr geehrte Frau Prof. Dr. Meier', [who('frau', 'Ina', 'Meier', 'Univ.-Prof. Dr. Dr. h.c. mult.')]],
    ['Sehr geehrter Herr Prof. Berg', [who('herr', 'Udo', 'Berg', 'Professor')]],
    ['Sehr geehrte Frau Prof. Berg', [who('frau', 'Ute', 'Berg', 'Professorin')]],
    ['Sehr geehrter Herr Dr. Sauer', [who('herr', 'Udo', 'Sauer', 'Dr.-Ing.')]],
    ['Sehr geehrter Herr Dr. Sauer', [who('herr', 'Udo', 'Sauer', 'Dr. med. dent.')]],
    ['Sehr geehrter Herr Sauer', [who('herr', 'Udo', 'Sauer', 'Dipl.-Ing.')]],
    ['Sehr geehrte Frau Sauer', [who('frau', 'Ute', 'Sauer', 'MBA, M.Sc.')]],
    ['Guten Tag Kim', [who('', 'Kim', '')]],
    ['Guten Tag Wagner', [who('', '', 'Wagner')]],
    ['Guten Tag Katrin', [who('frau', 'Katrin', '')]],
    ['Sehr geehrte Damen und Herren', [who('frau', '', '')]],
    ['Sehr geehrte Damen und Herren', []],
    ['Sehr geehrte Frau Dr. Öztürk, sehr geehrter Herr Brandt', [katrin, thomas]],
    ['Sehr geehrter Herr Brandt, guten Tag Kim Wagner', [thomas, kim]],
    ['Guten Tag Kim Wagner, sehr geehrte Frau Dr. Öztürk, sehr geehrter Herr Brandt', [kim, katrin, thomas]],
    ['Sehr geehrte Damen und Herren', [katrin, thomas, kim, thomas]],
    ['Sehr geehrter Herr Brandt', [thomas, who('', '', '')]],
  ])('%s', (line, people) => {
    expect(salutationOf(people, 'de', 'formal')).toBe(line);
  });

  test.each<[string, Addressee[]]>([
    ['Liebe Katrin', [katrin]],
    ['Lieber Thomas', [thomas]],
    ['Hallo Kim', [kim]],
    ['Liebe Katrin, lieber Thomas', [katrin, thomas]],
    ['Lieber Thomas, hallo Kim', [thomas, kim]],
    ['Hallo zusammen', [katrin, thomas, kim, thomas]],
    ['Sehr geehrter Herr Brandt', [who('herr', '', 'Brandt')]],
    ['Hallo', []],
  ])('%s, between people who say du', (line, people) => {
    expect(salutationOf(people, 'de', 'personal')).toBe(line);
  });
});

describe('an English mail begins with', () => {
  test.each<[string, Addressee[], 'formal' | 'personal']>([
    ['Dear Dr Öztürk', [katrin], 'formal'],
    ['Dear Professor Meier', [who('frau', 'Ina', 'Meier', 'Prof. Dr.')], 'formal'],
    ['Dear Mr Brandt', [thomas], 'formal'],
    ['Dear Ms Sauer', [who('frau', 'Ute', 'Sauer')], 'formal'],
    ['Dear Kim Wagner', [kim], 'formal'],
    ['Dear Sir or Madam', [], 'formal'],
    ['Dear Dr Öztürk and Mr Brandt', [katrin, thomas], 'formal'],
    ['Dear Dr Öztürk, Mr Brandt and Kim Wagner', [katrin, thomas, kim], 'formal'],
    ['Dear all', [katrin, thomas, kim, thomas], 'formal'],
    ['Hi Katrin', [katrin], 'personal'],
    ['Hi Katrin and Thomas', [katrin, thomas], 'personal'],
    ['Hi Mr Brandt', [who('herr', '', 'Brandt')], 'personal'],
    ['Hi all', [katrin, thomas, kim, thomas], 'personal'],
    ['Hello', [], 'personal'],
  ])('%s', (line, people, form) => {
    expect(salutationOf(people, 'en', form)).toBe(line);
  });
});
