/** First and last names in the order of how common they are, German and English. */
import { createZipf } from './random.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

const GERMAN_WOMEN = words(`
  Sabine Andrea Susanne Petra Claudia Monika Anna Julia Katharina Birgit Stefanie Christine Nicole Martina Sandra Laura
  Lena Sarah Anja Melanie Ursula Heike Karin Gabriele Kerstin Silke Angelika Barbara Renate Lisa Katrin Daniela Tanja
  Marion Cornelia Ute Sonja Hannah Johanna Miriam Franziska Jana Bettina Elke Heidi Ulrike Regina Doris Vanessa Jessica
  Theresa Maike Wiebke Antje Dörte Jördis Käthe Bärbel Änne Ayşe Fatma Zeynep Elif Agnieszka Svetlana Olga Mareike
  Anneliese Rosemarie Karla Paula Clara Greta Frieda Ida Marlene Leonie Emilia Amelie Nele Merle Svenja Gesa Friederike`);
const GERMAN_MEN = words(`
  Thomas Michael Andreas Peter Stefan Christian Martin Wolfgang Klaus Frank Jürgen Markus Daniel Matthias Alexander
  Sebastian Jan Tobias Uwe Bernd Hans Werner Dieter Ralf Jörg Florian Philipp Lukas Tim Jens Sven Oliver Holger Dirk
  Rainer Manfred Günter Heinz Gerhard Horst Karl Torsten Marco Carsten Volker Norbert Max Felix Jonas Paul Simon
  Benjamin Fabian Dominik David Christoph Johannes Georg Rüdiger Götz Björn Sören Jürn Lüder Henning Malte Hauke
  Mehmet Mustafa Ali Emre Can Piotr Krzysztof Dmitri Igor Giovanni Luca Matteo Kilian Korbinian Xaver Leopold Moritz`);
const GERMAN_LAST = words(`
  Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf
  Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann
  Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn
  Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon
  Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas
  Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff
  Pfeiffer Öztürk Yılmaz Kaya Demir Şahin Nowak Kowalski Petrov Özdemir Çelik Lindner Ackermann Großmann Weißenborn
  Süß Strauß Höfer Löffler Bürger Übelacker Ölschläger Ähnlich Götze Dörfler Brückner Mühlbauer Kirschstein Thürmer`);
const ENGLISH_WOMEN = words(`
  Mary Emma Olivia Sarah Susan Karen Emily Jessica Lisa Margaret Elizabeth Jennifer Linda Patricia Rebecca Laura Helen
  Charlotte Sophie Lucy Grace Hannah Amy Katie Rachel Victoria Alice Chloe Megan Priya Fatima Aisha Siobhán Niamh
  Zoë Chloë Fiona Eleanor Harriet Beatrice Abigail Naomi Heather Caroline Deborah Gillian Imogen Philippa Rosie Tamsin`);
const ENGLISH_MEN = words(`
  James John David Robert Michael William Richard Thomas Mark Paul Andrew Daniel Christopher Matthew Peter Stephen
  George Oliver Jack Harry Charlie Edward Simon Ian Alan Graham Neil Stuart Adam Benjamin Samuel Joseph Luke Ryan
  Mohammed Ahmed Raj Arjun Seán Liam Connor Rhys Gareth Alistair Duncan Hamish Nigel Trevor Rupert Barnaby Kofi`);
const ENGLISH_LAST = words(`
  Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green
  Hall Wood Jackson Clarke Patel Khan Lewis James Phillips Turner Hill Cooper Ward Harris Morris Moore Martin King
  Baker Harrison Morgan Allen Parker Bennett Collins Shaw Murphy Kelly Cook Richardson Bailey Carter Singh Ahmed
  Mitchell Bell Cox Hughes Edwards Campbell Anderson Stewart Scott Murray Reid Fraser Ross O'Brien O'Connor MacLeod
  Nair Okafor Begum Hussain Ali Hartwell Ashworth Pemberton Blackwood Fairfax Thornton Whitaker Llewellyn Featherstone`);

export const pickWoman = { de: createZipf(GERMAN_WOMEN, 12), en: createZipf(ENGLISH_WOMEN, 10) };
export const pickMan = { de: createZipf(GERMAN_MEN, 12), en: createZipf(ENGLISH_MEN, 10) };
export const pickLastName = { de: createZipf(GERMAN_LAST, 4), en: createZipf(ENGLISH_LAST, 4) };
