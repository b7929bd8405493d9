// @ts-check
// First names with family names in a sentence. Pure; a guess from capital letters, so it errs both ways.

const WORDS = /\p{L}[\p{L}'’-]*|[.,!?:;()\n"]/gu;
const NAME = /^\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*$/u;
const INTRODUCED =
  /(?:ik heet|mijn naam is|je m['’]appelle|my name is)\s+(\p{L}{2,}\s+(\p{L}{2,}))/iu;
const PARTICLES = words("van vanden vander vande de der den ten ter te le la du des el al ben");
const JOINING = words("en maar want dus ik et mais je and but i ben niet");

/** Words that often begin a sentence with a capital letter, and are no first name. */
const ORDINARY = words(`
  aan als alles ben beste bij bedankt daar dag dan dank dat de deze die dit door een en er gisteren goed
  graag haar had hallo heb hebben hey hoe hoi hun hé iemand ik in is ja jij jouw juf kan kent klopt kom
  lieve maar mag mama mam mams man meester meneer met mevrouw mijn misschien moet morgen mijnheer na
  nee niet nu oké ok oma om omdat ook op opa over papa pap paps prima rustig samen sinds sorry soms spreek
  super tante toen tot tussen uit van vandaag vanavond vind vindt volgens voor vroeger waar waarom wacht
  want was wat wel weet welkom wie wij wil we zal ze zeg zei zij zo zus broer oom fijn dus vertel zonder
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli
  augustus september oktober november december
  allô avec bonjour bonsoir ce cela chez comme dans depuis elle est et hier il ils je la le les ma madame
  mais maman merci mon monsieur non nous on oui parce pour pourquoi quand que qui salut sans si son ta ton
  tu un une vous hello hi her his my no she so thanks that the then they this we well when who why with yes
  you dear and at he it its awel jac clb tele lumi druglijn zelfmoordlijn instagram snapchat tiktok whatsapp
  discord youtube google netflix facebook`);

/** @param {string} list */
function words(list) {
  return new Set(list.split(/\s+/));
}

/**
 * @param {string} text
 * @param {string[]} known names that stand on the page anyway
 * @returns {string[]}
 */
export function fullNames(text, known = []) {
  const met = words(known.join(" ").toLowerCase());
  const tokens = text.match(WORDS) ?? [];
  const found = tokens.map((first, place) => (isFirst(first) ? pair(tokens, place, met) : ""));
  return [...introduced(text), ...found.filter(Boolean)];
}

/** @param {string} text @returns {string[]} */
function introduced(text) {
  const [, both, last] = text.match(INTRODUCED) ?? [];
  return both && !JOINING.has(last.toLowerCase()) ? [both] : [];
}

/** @param {string} token */
function isFirst(token) {
  return NAME.test(token) && !ORDINARY.has(token.toLowerCase());
}

/**
 * @param {string[]} tokens
 * @param {number} place of a possible first name
 * @param {Set<string>} met
 */
function pair(tokens, place, met) {
  let end = place + 1;
  while (PARTICLES.has((tokens[end] ?? "").toLowerCase())) end += 1;
  const last = tokens[end] ?? "";
  const family =
    NAME.test(last) && !ORDINARY.has(last.toLowerCase()) && !met.has(last.toLowerCase());
  return family ? tokens.slice(place, end + 1).join(" ") : "";
}
