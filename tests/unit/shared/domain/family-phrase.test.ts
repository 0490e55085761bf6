import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFact } from '#shared/domain/fact-words.ts';
import { familyPhrase, isGreeted, isOfPets, recipientAndFamily } from '#shared/domain/family-phrase.ts';
import { NOUNS, readRelatives } from '#shared/domain/relatives.ts';

const told = (...texts: string[]) => texts.map((text) => ({ text, kind: readFact(text).kind }));
const de = (...texts: string[]): string => familyPhrase(told(...texts), 'de', 'formal');
const du = (...texts: string[]): string => familyPhrase(told(...texts), 'de', 'personal');
const en = (...texts: string[]): string => familyPhrase(told(...texts), 'en', 'formal');

describe('those who are greeted along', () => {
  it.each([
    ['Frau Petra', 'Ihrer Frau Petra', 'deiner Frau Petra', 'your wife Petra'],
    ['Ehefrau', 'Ihrer Frau', 'deiner Frau', 'your wife'],
    ['Ehemann Jörg', 'Ihrem Mann Jörg', 'deinem Mann Jörg', 'your husband Jörg'],
    ['Gatte Klaus', 'Ihrem Gatten Klaus', 'deinem Gatten Klaus', 'your husband Klaus'],
    ['Lebensgefährte Tom', 'Ihrem Lebensgefährten Tom', 'deinem Lebensgefährten Tom', 'your partner Tom'],
    ['Lebensgefährtin', 'Ihrer Lebensgefährtin', 'deiner Lebensgefährtin', 'your partner'],
    ['Verlobte Mia', 'Ihrer Verlobten Mia', 'deiner Verlobten Mia', 'your fiancée Mia'],
    [
      'Töchter Anna und Maria',
      'Ihren Töchtern Anna und Maria',
      'deinen Töchtern Anna und Maria',
      'your daughters Anna and Maria',
    ],
    ['Tochter: Anna Lena', 'Ihrer Tochter Anna Lena', 'deiner Tochter Anna Lena', 'your daughter Anna Lena'],
    ['Sohn Ben (7)', 'Ihrem Sohn Ben', 'deinem Sohn Ben', 'your son Ben'],
    ['Söhne', 'Ihren Söhnen', 'deinen Söhnen', 'your sons'],
    ['zwei Kinder', 'Ihren Kindern', 'deinen Kindern', 'your children'],
    ['Kind Noa', 'Ihrem Kind Noa', 'deinem Kind Noa', 'your child Noa'],
    [
      'Zwillinge Kim & Noa',
      'Ihren Zwillingen Kim und Noa',
      'deinen Zwillingen Kim und Noa',
      'your twins Kim and Noa',
    ],
    [
      'Kinder Ada, Ole und Jan-Peter',
      'Ihren Kindern Ada, Ole und Jan-Peter',
      'deinen Kindern Ada, Ole und Jan-Peter',
      'your children Ada, Ole and Jan-Peter',
    ],
    ['Enkel Tom', 'Ihrem Enkel Tom', 'deinem Enkel Tom', 'your grandson Tom'],
    [
      'Enkel Tom und Max',
      'Ihren Enkeln Tom und Max',
      'deinen Enkeln Tom und Max',
      'your grandsons Tom and Max',
    ],
    ['Familie', 'Ihrer Familie', 'deiner Familie', 'your family'],
    ['Hund Bello', 'Ihrem Hund Bello', 'deinem Hund Bello', 'your dog Bello'],
    ['wife Petra', 'Ihrer Frau Petra', 'deiner Frau Petra', 'your wife Petra'],
    [
      'daughters Anna and Maria',
      'Ihren Töchtern Anna und Maria',
      'deinen Töchtern Anna und Maria',
      'your daughters Anna and Maria',
    ],
    [
      'Frau Petra, Sohn Ben',
      'Ihrer Frau Petra und Ihrem Sohn Ben',
      'deiner Frau Petra und deinem Sohn Ben',
      'your wife Petra and your son Ben',
    ],
  ])('%s: Sie, du and English', (text, formal, personal, english) => {
    expect([de(text), du(text), en(text)]).toEqual([formal, personal, english]);
  });

  it('come in the order in which one greets, whatever was noted first', () => {
    expect(de('Hund Bello', 'Töchter Anna und Maria', 'Frau')).toBe(
      'Ihrer Frau, Ihren Töchtern Anna und Maria und Ihrem Hund Bello',
    );
    expect(en('daughters Anna and Maria', 'wife')).toBe('your wife, and your daughters Anna and Maria');
    expect(en('son Ben', 'wife')).toBe('your wife and your son Ben');
  });

  it('stand behind the recipient', () => {
    const family = told('Frau', 'Töchter Anna und Maria');
    expect(recipientAndFamily(family, 'de', 'formal')).toBe(
      'Ihnen, Ihrer Frau und Ihren Töchtern Anna und Maria',
    );
    expect(recipientAndFamily(family, 'de', 'personal')).toBe(
      'dir, deiner Frau und deinen Töchtern Anna und Maria',
    );
    expect(recipientAndFamily(family, 'en', 'formal')).toBe(
      'you, your wife, and your daughters Anna and Maria',
    );
    expect(recipientAndFamily([], 'de', 'formal')).toBe('Ihnen');
    expect(recipientAndFamily(told('Mann'), 'en', 'personal')).toBe('you and your husband');
  });

  it('are put together where they are the same: two sons are two sons', () => {
    expect(de('Sohn Ben', 'Sohn Tim')).toBe('Ihren Söhnen Ben und Tim');
    expect(de('Sohn', 'Sohn Ben')).toBe('Ihrem Sohn Ben');
    expect(de('Kinder', 'Kind Lena')).toBe('Ihren Kindern');
    expect(de('Sohn Ben', 'Sohn Ben')).toBe('Ihrem Sohn Ben');
  });

  it('are nobody where two facts contradict each other', () => {
    expect(de('Frau Petra', 'Ehefrau Anna')).toBe('');
    expect(de('Frau Petra', 'Ehefrau Anna', 'Sohn Ben')).toBe('Ihrem Sohn Ben');
  });

  it.each([
    'verheiratet',
    'verheiratet mit Petra',
    'Frau Petra (verstorben)',
    'Frau Petra †',
    'Frau Dr. Weber',
    'Frau ist krank',
    'Frau Lehrerin',
    'Sohn studiert Medizin',
    'Sohn Arzt',
    'Tochter Anna und Maria',
    'Töchter Anna',
    'Partner Kim',
    'Töchter Anna und',
    'Mutter lebt in Kiel',
    'Kinder Anna, die Jüngste, und Ben',
    'petra',
    'Ferienhaus auf Mallorca',
    '',
  ])('are not guessed from “%s”', (text) => {
    expect(readRelatives(text)).toBeNull();
    expect([de(text), du(text), en(text)]).toEqual(['', '', '']);
  });

  it('are not read from what somebody said is about something else', () => {
    const corrected = { text: 'Frau Holle', kind: 'hobby' };
    expect(isGreeted(corrected)).toBe(false);
    expect(familyPhrase([corrected], 'de', 'formal')).toBe('');
  });

  it('tell animals from people', () => {
    const [dog, both] = told('Hund Bello', 'Sohn Ben, Hund Bello');
    expect([isOfPets(dog!), isOfPets(both!), isGreeted(dog!)]).toEqual([true, false, true]);
  });

  const name = fc.constantFrom('Anna', 'Ben', 'Chris', 'Dörte', 'Émile', 'Jan-Peter', 'Özlem', "D'Arcy");
  const line = fc
    .record({
      noun: fc.constantFrom(...NOUNS),
      isMany: fc.boolean(),
      names: fc.uniqueArray(name, { maxLength: 4 }),
    })
    .filter(({ noun, isMany, names }) => {
      const words = isMany ? noun.words.many : noun.words.one;
      const isEither = noun.words.one.some((word) => noun.words.many.includes(word));
      return words.length > 0 && !isEither && (names.length === 0 || names.length > 1 === isMany);
    })
    .map(({ noun, isMany, names }) => {
      const [word = ''] = isMany ? noun.words.many : noun.words.one;
      const said = word.charAt(0).toUpperCase() + word.slice(1);
      const list =
        names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} und ${names.at(-1)!}`;
      return { text: `${said} ${list}`.trim(), noun, isMany, names };
    });

  it('are understood in every combination of noun and names, and every name stands in the phrase', () => {
    fc.assert(
      fc.property(line, ({ text, noun, isMany, names }) => {
        expect(readRelatives(text)).toEqual([{ noun, isMany, names }]);
        for (const phrase of [de(text), du(text), en(text)]) {
          expect(phrase).not.toBe('');
          for (const one of names) expect(phrase).toContain(one);
          expect(phrase).not.toMatch(/undefined|null|\s\s|^\s|\s$/);
        }
        expect(de(text)).toMatch(/^Ihr(?:er|em|en) \p{Lu}/u);
        expect(du(text)).toMatch(/^dein(?:er|em|en) \p{Lu}/u);
      }),
    );
  });

  it('never hold a word that was not understood, whatever is written down', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.constantFrom('Frau', 'Kinder', 'Sohn'), (text, noun) => {
        const words = `${noun} ${text}`;
        const read = readRelatives(words);
        if (read)
          for (const { names } of read) for (const one of names) expect(words).toContain(one.split(' ')[0]);
        expect(read === null ? de(words) : '').toBe('');
      }),
    );
  });
});
