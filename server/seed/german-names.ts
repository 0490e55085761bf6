/** German names: first names in the order of how common they are among today's adults, last names with their shares. */
import { words } from './words.ts';

export const GERMAN_WOMEN = words(`
  Sabine Andrea Susanne Petra Claudia Monika Anna Julia Katharina Birgit Stefanie Christine Nicole Martina Sandra Laura
  Lena Sarah Anja Melanie Ursula Heike Karin Gabriele Kerstin Silke Angelika Barbara Renate Lisa Katrin Daniela Tanja
  Marion Cornelia Ute Sonja Hannah Johanna Miriam Franziska Jana Bettina Elke Heidi Ulrike Regina Doris Vanessa Jessica
  Ingrid Helga Brigitte Christina Maria Eva Elisabeth Simone Manuela Kathrin Nadine Alexandra Katja Yvonne Carolin Jennifer
  Anke Annette Beate Gisela Gudrun Ilse Inge Irmgard Jutta Margarete Margit Marlies Roswitha Rita Sigrid Ruth Veronika
  Theresa Maike Antje Ines Nina Nadja Natalie Rebecca Sina Verena Svenja Saskia Antonia Charlotte Clara Emma Helena Isabel
  Judith Kristin Larissa Lea Leonie Luisa Lara Marie Magdalena Mareike Michaela Nora Paula Pia Sophie Sophia Teresa Viktoria
  Dagmar Dorothea Edith Erika Hannelore Hildegard Irene Carmen Astrid Britta Corinna Constanze Anneliese Rosemarie Waltraud
  Dörte Jördis Käthe Bärbel Änne Wiebke Gesa Friederike Karla Greta Frieda Ida Marlene Emilia Amelie Nele Merle Annika
  Ayşe Fatma Zeynep Elif Emine Esra Merve Agnieszka Magda Svetlana Olga Irina Natalia Ljudmila Ivana Jelena Aleksandra`);

export const GERMAN_MEN = words(`
  Thomas Michael Andreas Peter Stefan Christian Martin Wolfgang Klaus Frank Jürgen Markus Daniel Matthias Alexander
  Sebastian Jan Tobias Uwe Bernd Hans Werner Dieter Ralf Jörg Florian Philipp Lukas Tim Jens Sven Oliver Holger Dirk
  Rainer Manfred Günter Heinz Gerhard Horst Karl Torsten Marco Carsten Volker Norbert Max Felix Jonas Paul Simon
  Benjamin Fabian Dominik David Christoph Johannes Georg Robert Patrick Dennis Marcel Kevin Marc Mario Rolf Helmut Walter
  Herbert Josef Franz Rudolf Siegfried Bernhard Hartmut Joachim Harald Detlef Axel Olaf Ulrich Erik Ingo Kai Lars Lutz
  Mathias Maximilian Moritz Nico Niklas Pascal René Roland Roman Sascha Stephan Steffen Thorsten Till Timo Viktor Wilhelm
  Adrian Albert Alfred Anton Armin Arne Bastian Benedikt Björn Boris Clemens Daniele Eckhard Edgar Emil Ernst Eugen Friedrich
  Gregor Guido Gunnar Hannes Heiko Hendrik Henrik Hermann Hubert Jakob Jochen Julian Julius Kilian Konrad Konstantin Leon
  Rüdiger Götz Sören Jürn Lüder Henning Malte Hauke Korbinian Xaver Leopold Vinzenz Ole Onno Tjark Friedhelm Gottfried
  Mehmet Mustafa Ali Ahmet Emre Can Murat Hasan Piotr Krzysztof Tomasz Dmitri Igor Sergej Giovanni Luca Matteo Goran Dragan`);

/** Share of all people in hundredths of a percent. */
export const GERMAN_LAST_SHARES: readonly (readonly [string, number])[] = [
  ['Müller', 95],
  ['Schmidt', 69],
  ['Schneider', 42],
  ['Fischer', 36],
  ['Weber', 30.5],
  ['Meyer', 30],
  ['Wagner', 28],
  ['Becker', 27.5],
  ['Schulz', 27],
  ['Hoffmann', 26],
  ['Schäfer', 22],
  ['Koch', 21.5],
  ['Bauer', 21],
  ['Richter', 20.5],
  ['Klein', 20],
  ['Wolf', 19.5],
  ['Schröder', 19],
  ['Neumann', 18.5],
  ['Schwarz', 18],
  ['Zimmermann', 17.5],
];

/** The next in order; from here on a name is a little rarer than the one before it. */
export const GERMAN_LAST = words(`
  Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann
  König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther
  Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher
  Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn
  Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Ernst Lindner Hübner Kramer Franz Beyer Wenzel
  Jansen Hansen Petersen Christiansen Ullrich Barth Fiedler Kern Peter Paul Lutz Seifert Nagel Thiel Riedel Ott Dietz
  Kunz Fritz Moser Ebert Zimmer Heinz Kirchner Götz Grimm Ritter Urban Schilling Stephan Böttcher Reinhardt Schlüter
  Bock Schindler Bach Hermann Eckert Reuter Kruse Fink Stahl Kessler Geiger Hess Blum Adam Brinkmann Held Hinz Marx
  Haase Wegner Jahn Wendt Steiner Bender Kaufmann Fröhlich Sander Jacob Jacobs Noack Philipp Naumann Rudolph Preuß
  Steffen Siebert Harms Wulf Wirth Rose Blank Kohl Hein Lohmann Metzger Decker Janßen Ahrens Bartels Block Behrens
  Buchholz Conrad Carstens Dreyer Eggers Esser Feldmann Fricke Gebhardt Gerlach Geyer Giese Gruber Haag Hagen Hammer
  Hauser Heller Hildebrandt Hirsch Höfer Jost Kaminski Kiefer Klose Knoll Körner Kratz Kremer Kröger Kühne Kurz Lenz
  Linke Löffler Mader Mai Merkel Merz Michel Mohr Nickel Nowak Oppermann Pabst Pape Popp Probst Rau Reich Reimann Rieger
  Röder Rohde Sachs Schade Scherer Schiller Schlegel Schott Schramm Schütz Schüler Seitz Springer Stark Stolz Strauß
  Strobel Süß Teichmann Thiele Unger Vetter Voß Wagener Walther Weidner Weigel Weiss Westphal Wiese Wilhelm Wild Witte
  Wittmann Wolters Wunderlich Zander Zeller Ackermann Großmann Weißenborn Bürger Brückner Mühlbauer Kirschstein Dörfler
  Thürmer Übelacker Ölschläger Götze Büttner Brüning Düring Föster Gößling Hölscher Jürgens Künzel Lüdtke Mönch Nöth`);

/** Of those whose families came within living memory. */
export const GERMAN_LAST_ARRIVED = words(`
  Yılmaz Kaya Demir Şahin Çelik Öztürk Yıldız Aydın Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özdemir Polat Şimşek
  Nguyen Tran Petrović Jovanović Marković Nikolić Hodžić Kovačević Horvat Novak Krasniqi Gashi Berisha Hoxha Ahmeti
  Nowicki Kowalski Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Dąbrowski Kozłowski Mazur Krawczyk
  Ivanov Petrov Popov Smirnov Volkov Kuznetsov Morozov Schewtschenko Bondarenko Kovalenko Popescu Ionescu Dumitru Stan
  Rossi Russo Ferrari Esposito Greco Romano Papadopoulos Georgiou García Fernández Pereira da_Silva Santos Costa
  Ali Ahmed Hussein Mohammad Hassan Al-Masri Haddad Khoury Rezaei Hosseini Karimi Ahmadi Haile Tesfay Mensah Okafor`);

/** Last names of places and farms, made of two parts; each rare, together most of the book. */
export const GERMAN_STARTS = words(`
  Stein Linden Eich Buch Birk Eschen Tann Fichten Holz Wald Berg Thal Feld Wiesen Heid Moos Sand Bach Brunn Born See Mühl
  Kirch Burg Schloss Hof Haus Neu Alt Ober Nieder Mitter Unter Hinter Vorder Ost West Nord Sonnen Schatten Winter Sommer
  Roten Weißen Schwarzen Grün Gold Silber Eisen Kupfer Korn Hafer Gersten Wein Obst Apfel Birn Nuss Rosen Dorn Distel
  Wolf Bären Hirsch Reh Hasen Fuchs Raben Falken Adler Storch Kranich Vogel Hahnen Gänse Rinder Ross Lämmer Bienen
  Hohen Tiefen Langen Breiten Kurzen Krummen Schön Reichen Lieben Freuden Kalten Warmen Heiligen Königs Grafen Herren
  Bischofs Müllers Ebers Alberts Diet Ger Hart Hel Her Land Lud Mark Os Rein Rup Sieg Wern Wil Win Hagen Hassel Kessel
  Lauter Mosel Rhein Donau Inn Isar Lech Oder Weser Aller Elster Saal`);
export const GERMAN_ENDS = words(`
  berger hofer mann bauer meier stein feld bach brink kamp horst busch hoff hövel haus huber egger lehner reiter gruber
  moser wald berg burg dorf dorfer hauser heim heimer kötter kemper mayr thal thaler weiler wieser winkler zeller schmidt
  rieder eder leitner acker ackermann garten gärtner steiner bacher felder hagen loh rode roth städt stetter brunner
  kirchner mühle müller schulte wirth brand bruch hauer schläger träger macher`);
export const GERMAN_EAST_STARTS = words(`
  Bell Brand Bütt Dall Dem Gram Gust Jes Kall Kos Lüb Mall Mars Pas Pret Rad Sem Tes Trep Vir Warn Zarn Mas Gor Tri`);
export const GERMAN_EAST_ENDS = words('ow itz witz ke nitz in ka ert ing');
