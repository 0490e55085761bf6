/** Who writes in the practice inbox: made-up people at made-up companies. */
import type { Address } from '../practice-mail.ts';

export const people = {
  oeztuerk: { name: 'Dr. Katrin Öztürk', email: 'k.oeztuerk@brandt-pumpen.example' },
  kessler: { name: 'Sabine Kessler', email: 's.kessler@brandt-pumpen.example' },
  vogt: { name: 'Henning Vogt', email: 'vogt@vogt-metallbau.example' },
  falkenberg: { name: 'Miriam Falkenberg', email: 'm.falkenberg@falkenberg-kaelte.example' },
  reuter: { name: 'Thomas Reuter', email: 'thomas.reuter@stadtwerke-eichtal.example' },
  hartwell: { name: 'Oliver Hartwell', email: 'oliver@hartwell-marine.example' },
  nair: { name: 'Priya Nair', email: 'priya.nair@northgate-foods.example' },
  lindqvist: { name: 'Emma Lindqvist', email: 'emma@lindqvist-design.example' },
  newsletter: { name: 'Pumpe & Anlage', email: 'brief@pumpe-und-anlage.example' },
} as const satisfies Record<string, Address>;
