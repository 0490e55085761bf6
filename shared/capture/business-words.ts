/** Words and forms by which names, companies and jobs are recognised in a line. Plain patterns: also runs inside web pages. */

const LEGAL_FORM =
  /(?:^|\s|\p{L}-)(?:GmbH(?: ?& ?Co\.? ?KG(?:aA)?)?|gGmbH|mbH|AG|KGaA|KG|OHG|GbR|UG|SE|eG|e\.\s?V\.|e\.\s?K\.|e\.\s?Kfr\.|e\.\s?Kfm\.|PartG(?: ?mbB)?|Ltd\.?|Limited|Inc\.?|LLC|Corp\.?|PLC|S\.?A\.?R\.?L\.?|S\.?r\.?l\.?|B\.?V\.?|Sàrl|SA|Stiftung)(?=$|[\s,.)])/u;

/** Whether an item names a company by its legal form. */
export const isCompany = (item: string): boolean =>
  item.length >= 4 && item.length < 90 && LEGAL_FORM.test(item) && !/:\s|@|\bHR[AB]\b/u.test(item);

const JOB =
  /(?:leiter|leitung|geschäftsführ|geschaeftsfuehr|inhaber|prokurist|manager|director|direktor|head of|chief|officer|ceo|cto|cfo|coo|vertrieb|einkauf|verkauf|sales|purchas|procurement|marketing|ingenieur|engineer|techniker|technician|meister|berater|beratung|consultant|referent|assisten|sekret|sachbearbeit|kaufmann|kauffrau|buchhalt|account|controller|entwickl|developer|architekt|architect|projekt|project|product|produkt|service|support|specialist|spezialist|experte|expert|vorstand|vorsitz|president|partner|founder|gründer|owner|teamlead|coordinator|koordinator|beauftragt|rechtsanw|notar|steuerberat|arzt|ärztin|professor|dozent|redakt|editor|analyst|designer|trainer|personal|human resources|disponent|logisti|werkstatt|außendienst|innendienst|kundenbetreu|key account)/iu;
export const hasJobWord = (item: string): boolean =>
  item.length <= 90 && JOB.test(item) && !/[:@]|\d{3}/.test(item);

/** A line such as "Katrin Öztürk" or "Dr. Max von Brandt". */
export const isNameLine = (line: string): boolean =>
  line.length <= 60 &&
  /^(?:\p{Lu}[\p{L}.'’-]{0,30} )(?:[\p{L}.'’-]{1,30} ){0,3}\p{Lu}[\p{L}'’-]{1,30}$/u.test(line);
