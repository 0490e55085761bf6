import type { webTemplatesEn } from '../en/web-templates.ts';
import type { TranslationOf } from '../translate.ts';

export const webTemplatesDe: TranslationOf<typeof webTemplatesEn> = {
  title: 'Vorlagen',
  intro:
    'Texte, die Sie oft schreiben. Neben einer Mail, die Sie in Outlook schreiben, stehen sie nach zwei Klicks an der Schreibmarke, mit der richtigen Anrede.',
  'intro.du':
    'Texte, die du oft schreibst. Neben einer Mail, die du in Outlook schreibst, stehen sie nach zwei Klicks an der Schreibmarke, mit der richtigen Anrede.',
  none: 'Es gibt noch keine. Die erste entsteht hier unten.',
  new: 'Neue Vorlage',
  edit: '„{name}“ ändern',
  name: 'Name',
  name_hint: 'Unter ihm finden Sie die Vorlage.',
  'name_hint.du': 'Unter ihm findest du die Vorlage.',
  language: 'Sprache',
  form: 'Anrede',
  'form.formal': 'Förmlich (Sehr geehrte Frau Dr. Öztürk)',
  'form.personal': 'Mit Vornamen (Liebe Katrin)',
  text: 'Text',
  text_hint:
    'In doppelten Klammern steht, was eingesetzt wird. Nach einem Strich steht, was gilt, wenn nichts bekannt ist: {{company|die Firma}}. Ohne das bleibt die Lücke in eckigen Klammern stehen, damit niemand sie übersieht. „Familie“ steht im Dativ: Aus „Ich wünsche Ihnen und {{family}} alles Gute“ wird „… und Ihrer Frau und Ihren Töchtern Anna und Maria alles Gute“, so wie es beim Empfänger unter „Persönliches“ notiert ist. „Partner“ und „Kinder“ sind die Teile davon; ein Hobby steht so da, wie es notiert ist. Vor dem Einsetzen lässt sich jede Angabe ab- oder dazuwählen; was andere nur für sich notiert haben, kommt nie hinein.',
  'text_hint.du':
    'In doppelten Klammern steht, was eingesetzt wird. Nach einem Strich steht, was gilt, wenn nichts bekannt ist: {{company|die Firma}}. Ohne das bleibt die Lücke in eckigen Klammern stehen, damit niemand sie übersieht. „Familie“ steht im Dativ: Aus „Ich wünsche dir und {{family}} alles Gute“ wird „… und deiner Frau und deinen Töchtern Anna und Maria alles Gute“, so wie es beim Empfänger unter „Persönliches“ notiert ist. „Partner“ und „Kinder“ sind die Teile davon; ein Hobby steht so da, wie es notiert ist. Vor dem Einsetzen lässt sich jede Angabe ab- oder dazuwählen; was andere nur für sich notiert haben, kommt nie hinein.',
  fields: 'Feld einsetzen',
  unknown: 'Diese Felder kennt Kontor nicht: {fields}. Sie bleiben im Text stehen, wie sie sind.',
  preview: 'So sieht sie für Dr. Katrin Öztürk aus',
  shared: 'Für alle in der Firma',
  shared_hint: 'Alle können sie benutzen; ändern können sie Sie und die Verwaltung.',
  'shared_hint.du': 'Alle können sie benutzen; ändern können sie du und die Verwaltung.',
  save: 'Speichern',
  cancel: 'Abbrechen',
  saved: '„{name}“ gespeichert',
  remove: 'Entfernen',
  remove_label: '„{name}“ entfernen',
  removed: '„{name}“ entfernt',
  change: 'Ändern',
  change_label: '„{name}“ ändern',
  'of.own': 'nur für Sie',
  'of.own.du': 'nur für dich',
  'of.shared': 'für alle',
};
