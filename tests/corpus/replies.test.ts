/** Real mail texts with quoted replies and signatures, kept outside of the repository. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replyTexts, splitReply } from '#shared/capture/quoted-reply.ts';
import { describeWithOutsideData, outsidePath } from '#tests/support/outside-data.ts';

const FOLDER = outsidePath('data/replies');
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8').replaceAll('\r\n', '\n');

describeWithOutsideData('mail texts of others', 'data/replies', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

  test('there are 90 of them', () => {
    expect(names).toHaveLength(90);
  });

  test.each(names)('%s loses nothing', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    expect(
      splitReply(text)
        .segments.map((segment) => segment.text)
        .join(''),
    ).toBe(text);
  });

  /** Texts whose own part ends with the first paragraph of five lines that many of them share. */
  const SHARED_END = 'et mollis ligula rutrum quis. Fusce sed odio id arcu varius aliquet nec nec nibh.';
  test.each([
    ['email_german.txt', 'Am 13.12.2017 21:11 schrieb'],
    ['email_german_2.txt', 'Von: John Doe'],
    ['email_german_outlook.txt', '-----Ursprüngliche Nachricht-----'],
    ['email_10.txt', 'De : Company'],
    ['email_11.txt', 'De : Company'],
    ['email_12.txt', 'Van: Company'],
    ['email_13.txt', 'Da: Company'],
    ['email_14.txt', 'W dniu 2017'],
    ['email_16.txt', 'Dnia 27 grudnia'],
    ['email_7.txt', 'Il giovedì'],
    ['email_8.txt', 'Op 12 december'],
    ['email_9.txt', '===='],
    ['email_18.txt', 'From: John'],
    ['email_22.txt', '30.09.2017'],
    ['email_23.txt', '2017-11-24'],
    ['email_24.txt', 'On Wed, 14 Nov'],
    ['email_25.txt', '11:00 AM'],
    ['email_26.txt', 'Wednesday, 17'],
    ['email_danish_dash_separator.txt', '-------- Oprindelig'],
    ['email_en_multiline_2.txt', 'On Tue, 16 Nov'],
    ['email_finnish.txt', 'pe 20.'],
    ['email_fr_multiline.txt', 'Le lun.'],
    ['email_french_2.txt', '> Le 29'],
    ['email_french_dash_separator.txt', "-------- Message d'origine"],
    ['email_gmail_split_line_from.txt', 'On Mon, Aug 26'],
    ['email_italian.txt', 'In data 11'],
    ['email_msn.txt', '____'],
    ['email_norwegian_gmail.txt', 'tir. 18. apr.'],
    ['email_original_message.txt', '-----original'],
    ['email_outlook_split_line_from.txt', 'From: Human'],
    ['email_portuguese.txt', 'Em 10 de julho'],
    ['email_russian.txt', 'ср, 30'],
    ['email_tricky_5_mixed_languages.txt', 'Le 15 janv.'],
    ['email_tricky_12_no_space_after_header.txt', 'On Dec 15'],
  ])('%s: what was written ends where the earlier mail begins', (name, quoteStart) => {
    const { visible, quoted } = replyTexts(read(name));
    expect(visible.endsWith(SHARED_END)).toBe(true);
    expect(quoted.trimStart().startsWith(quoteStart)).toBe(true);
  });

  test.each([
    ['email_german_3.txt', 'Gesendet von Outlook für Android'],
    ['email_15.txt', 'Sent from my Wiko'],
    ['email_ios_outlook.txt', 'Get Outlook for iOS'],
    ['email_ios_outlook_fr.txt', 'Envoyé à partir de Outlook'],
  ])('%s: the line of the phone is folded, and so is what stands below', (name, line) => {
    const { visible, quoted, signature } = replyTexts(read(name));
    expect(visible.endsWith(SHARED_END)).toBe(true);
    expect(signature.startsWith(line)).toBe(true);
    expect(quoted).not.toBe('');
  });

  test.each([
    ['email_iphone.txt', 'Here is another email'],
    ['email_4.txt', "Awesome! I haven't had another problem with it."],
    ['email_20.txt', 'On Thursday.'],
    ['email_unquoted_reply.txt', 'This is my reply.'],
    ['email_2_1.txt', 'Outlook with a reply'],
    ['email_with_regards.txt', 'Hi, \n\nI still have the same problem....\n\nCan you help?'],
    ['email_custom_quote_header.txt', 'Thank you!'],
    ['email_tricky_11_double_signature.txt', 'Thanks for your help!'],
    ['email_tricky_9_nested_quotes.txt', 'I agree with the points below.'],
    ['sig_no_empty_line.txt', 'this is an email with a signature with no empty line above.'],
    ['email_thread.txt', 'This is new email reply in thread from bellow.'],
    [
      'email_zoho.txt',
      'What is the best way to clear a Riak bucket of all key, values after\nrunning a test?',
    ],
  ])('%s: what was written is known word for word', (name, visible) => {
    expect(replyTexts(read(name)).visible).toBe(visible);
  });

  test.each([
    'email_5.txt',
    'email_21.txt',
    'email_not_a_signature_2.txt',
    'email_sent_from_my_not_signature.txt',
    'email_tricky_1_on_false_positive.txt',
    'email_tricky_3_code_block.txt',
    'email_tricky_4_from_in_body.txt',
    'email_tricky_6_regards_in_sentence.txt',
    'email_tricky_7_multiple_dashes.txt',
    'email_tricky_8_sent_from_in_content.txt',
    'email_tricky_13_timestamp_variations.txt',
    'email_with_date_headers.txt',
  ])("%s is its writer's own from end to end", (name) => {
    expect(new Set(splitReply(read(name)).segments.map((segment) => segment.kind))).toEqual(new Set(['own']));
  });

  test("answers between quoted lines stay the writer's own", () => {
    const visible = replyTexts(read('email_tricky_18_inline_reply.txt')).visible;
    expect(visible.split('\n').filter(Boolean)).toEqual([
      'I think option A is great.',
      'Option B has some drawbacks.',
      'Option C is not suitable for our use case.',
    ]);
    expect(replyTexts(read('email_2.txt')).visible).toContain('You can list the keys for the bucket');
  });
});
