/** English names, of Britain, Ireland and America: first names in the order of how common they are, last names with shares. */
import { words } from './words.ts';

export const ENGLISH_WOMEN = words(`
  Mary Emma Olivia Sarah Susan Karen Emily Jessica Lisa Margaret Elizabeth Jennifer Linda Patricia Rebecca Laura Helen
  Charlotte Sophie Lucy Grace Hannah Amy Katie Rachel Victoria Alice Chloe Megan Jane Julie Nicola Michelle Claire Joanne
  Barbara Nancy Sandra Ashley Donna Carol Amanda Melissa Stephanie Kimberly Angela Christine Catherine Diane Samantha Kelly
  Jacqueline Alison Louise Natalie Danielle Lauren Gemma Leanne Kathleen Pamela Ann Anne Maureen Sheila Jean Joan Dorothy
  Ellen Ruth Sharon Tracy Wendy Lesley Lynn Teresa Zoe Molly Ella Isabella Amelia Mia Ava Lily Ruby Freya Poppy Daisy Evie
  Priya Fatima Aisha Maryam Anjali Siobhán Niamh Aoife Ciara Orla Gráinne Maria Sofia Valentina Mei Yuki Ngozi Adaeze
  Fiona Eleanor Harriet Beatrice Abigail Naomi Heather Caroline Deborah Gillian Imogen Philippa Rosie Tamsin Zoë Chloë`);

export const ENGLISH_MEN = words(`
  James John David Robert Michael William Richard Thomas Mark Paul Andrew Daniel Christopher Matthew Peter Stephen
  George Oliver Jack Harry Charlie Edward Simon Ian Alan Graham Neil Stuart Adam Benjamin Samuel Joseph Luke Ryan
  Anthony Steven Kevin Brian Timothy Gary Jason Jeffrey Kenneth Nicholas Jonathan Martin Philip Colin Keith Barry Roger
  Raymond Dennis Derek Geoffrey Trevor Terence Patrick Sean Justin Aaron Kyle Nathan Jordan Joshua Jacob Ethan Noah Liam
  Alexander Henry Oscar Arthur Alfie Archie Freddie Theo Leo Max Isaac Dylan Callum Jamie Connor Lewis Craig Scott Ross
  Mohammed Ahmed Raj Arjun Imran Tariq Seán Cormac Declan Eoin Rhys Gareth Alun Alistair Duncan Hamish Angus Carlos Miguel
  José Wei Hiroshi Kwame Kofi Nigel Rupert Barnaby Piers Crispin Tobias Douglas Clive Howard Leonard Stanley Victor`);

/** Share of all people in hundredths of a percent. */
export const ENGLISH_LAST_SHARES: readonly (readonly [string, number])[] = [
  ['Smith', 115],
  ['Jones', 85],
  ['Williams', 62],
  ['Taylor', 58],
  ['Brown', 57],
  ['Davies', 45],
  ['Wilson', 41],
  ['Evans', 39],
  ['Johnson', 38],
  ['Thomas', 37],
  ['Roberts', 33],
  ['Walker', 32],
  ['Wright', 31],
  ['Robinson', 30.5],
  ['Thompson', 30],
  ['White', 29],
  ['Hughes', 28],
  ['Edwards', 27.5],
  ['Green', 27],
  ['Hall', 26],
];

/** The next in order; from here on a name is a little rarer than the one before it. */
export const ENGLISH_LAST = words(`
  Wood Harris Lewis Martin Jackson Clarke Clark Turner Hill Cooper Ward Moore Morris King Watson Baker Harrison Morgan Allen
  Parker Bennett Collins Shaw Murphy Kelly Cook Richardson Bailey Carter Mitchell Bell Cox Campbell Anderson Stewart Scott
  Murray Reid Fraser Ross Lee James Phillips Davis Miller Young Adams Gray Simpson Marshall Price Griffiths Kennedy Ellis
  Foster Powell Mason Lloyd Butler Holmes Rogers Palmer Hunt Mills Webb Barnes Knight Matthews Stevens Chapman Hudson
  Pearson Graham Fox Fisher Russell Gibson Elliott Barker Walsh O'Brien O'Connor O'Neill Ryan Byrne Doyle Gallagher
  MacLeod MacDonald McCarthy McKenzie Armstrong Andrews Atkinson Austin Bird Booth Bradley Brooks Bryant Burke Burns
  Burton Carr Cole Cunningham Dawson Day Dean Dixon Dunn Duncan Field Fletcher Ford Francis Freeman French Gardner George
  Gill Gordon Grant Hamilton Hart Harvey Hawkins Hayes Henderson Henry Howard Jenkins Johnston Jordan Kaur Lawrence Lawson
  Long Lynch Marsh May Newman Nicholson Nolan Norris Osborne Owen Parsons Payne Pearce Perry Poole Porter Potter Quinn
  Reynolds Rice Robertson Rose Rowe Saunders Sharp Spencer Stone Sutton Sullivan Tucker Wallace Walters Warren Watts
  Weaver Wells West Wheeler Willis Woods Yates Ashworth Pemberton Blackwood Fairfax Thornton Whitaker Llewellyn
  Featherstone Hartwell Bowen Pritchard Prosser Vaughan Gwynne Sinclair Buchanan Drummond Ogilvie Carruthers`);

/** Of those whose families came within living memory. */
export const ENGLISH_LAST_ARRIVED = words(`
  Patel Khan Singh Ahmed Hussain Begum Ali Shah Akhtar Malik Mahmood Chowdhury Islam Rahman Sharma Gupta Kumar Reddy Nair
  Mehta Desai Garcia Rodriguez Martinez Hernandez Lopez Gonzalez Perez Sanchez Ramirez Torres Flores Rivera Gomez Diaz
  Nguyen Tran Chen Wong Chan Li Wang Zhang Liu Kim Park Tanaka Kowalski Nowak Wójcik Papadopoulos Rossi Romano Schmidt
  Okafor Adeyemi Mensah Osei Boateng Mwangi Dlamini Haddad Mansour Rahimi Cohen Levy Goldberg Petrov Ivanov Silva Costa`);

/** Last names of places, made of two parts; each rare, together most of the book. */
export const ENGLISH_STARTS = words(`
  Ash Brad Birch Black Bland Bold Brack Bram Brent Brock Brook Buck Burn Carl Chad Charl Chester Clay Cliff Copp Cran Craw
  Dar Dun East Eddle Elder Elm Fair Farn Feather Fern Flax Gold Grace Grim Had Hal Ham Hart Has Hather Haw Hazel Heath Hep
  High Hol Hough Hurst Ing Kel Kirk Lang Lar Lind Long Lyn Mal Mar Mel Mid Milk New North Nor Oak Old Ox Pen Pick Pop Rad
  Raven Red Rock Rod Rowan Rush Sal Sea Shel Shep Sil Sinder South Stan Stock Stran Sud Swin Tap Thorn Tod Wake Wal War
  Water Wen Westing Wet Whit Wick Wil Win Wood Wool Wyn`);
export const ENGLISH_ENDS = words(`
  ley ton field worth well wood ford ham croft bury ridge den more gate shaw man stead combe don by thorpe wick hurst bourne
  land brook cott dale grave house holm mere side smith son stone wall way`);
export const SCOTTISH_ENDS = words(`
  Allister Bain Bride Cabe Call Cann Caskill Clean Cluskey Conville Cormack Cracken Crea Cullough Daid Dermott Elroy Evoy
  Fadden Farlane Gill Glinchey Gowan Grath Guigan Hale Hugh Ilroy Innes Intosh Kean Kinley Laren Lean Menamin Nab Nally
  Namara Nulty Phail Quade Queen Rae Shane Sorley Swain Tavish Tiernan Vey Vicar Whirter`);
