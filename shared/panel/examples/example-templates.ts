/** A few texts somebody writes often. */
import type { Template } from '../../domain/template.ts';
import { exampleId, me } from './example-records.ts';

const template = (index: number, fields: Pick<Template, 'name' | 'text'> & Partial<Template>): Template => ({
  id: exampleId(900 + index),
  language: 'de',
  form: 'formal',
  shared: true,
  createdById: me.id,
  createdAt: '2026-11-20T09:00:00.000Z',
  updatedAt: '2026-11-20T09:00:00.000Z',
  ...fields,
});

export const exampleTemplates: readonly Template[] = [
  template(1, {
    name: 'Angebot nachfassen',
    text: '{{salutation}},\n\nhaben Sie unser Angebot „{{subject}}“ schon prüfen können?\n\n{{my_name}}',
  }),
  template(2, {
    name: 'Terminvorschlag',
    text: '{{salutation}},\n\npasst Ihnen ein Gespräch?',
    shared: false,
  }),
  template(3, { name: 'Unterlagen erhalten', text: '{{salutation}},\n\nvielen Dank, alles ist da.' }),
  template(4, { name: 'Kurze Rückfrage', form: 'personal', text: '{{salutation}},\n\neine kurze Frage:' }),
  template(5, { name: 'Follow-up', language: 'en', text: '{{salutation}},\n\nhave you had time to look?' }),
  template(6, { name: 'Feiertage', text: '{{salutation}},\n\nwir sind ab {{job_title}} wieder da.' }),
  template(7, {
    name: 'Weihnachtsgruß',
    text: '{{salutation}},\n\nfrohe Weihnachten {{recipient_and_family}}!\n\n{{my_name}}',
  }),
];
