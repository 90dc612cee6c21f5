/* The search engine behind the dialog: opens the index of a language and answers queries. It draws nothing.

   handbookSearch.load()               starts fetching; resolves when the first query can be answered
   handbookSearch.query(text, limit, { excerpts: true })   resolves to results, best first:
     { url, location, title, section, page, path, score, marks, excerpt: { text, marks } }
     url is absolute, location is "page/#id"; marks are [from, to] pairs in a plain text: nothing here is HTML.
     With { excerpts: false } it waits for no page's text: excerpts are empty, and an item has its list's title
   handbookSearch.group(results)       the same results by page, in the order of each page's best
   handbookSearch.suggest(text)        resolves to the text in the book's nearest spelling, or null
   handbookSearch.others(text, limit)  resolves to [{ lang, results }] from the other languages' indexes

   Each rejects with a SearchError, whose `code` is "missing" (no index, or no network), "damaged" or "outdated".

   The index (handbook/search) is written as scripts, since a page opened from disk may load nothing else. MiniSearch ranks
   (BM25+ over fields). What stands around it here: opening postings only when a query needs them, and finding for each
   word of a query what it may stand for: forms with the same stem, what it begins, a part of a compound name, a synonym, a
   typing error. All that a word stands for is ranked as one word. */
(() => {
  "use strict";

  const VERSION = 1;
  const MOST_LETTERS = 240; // of a query: the rest is left out
  const MOST_WORDS = 14;
  const FIELDS = { title: 0, path: 1, text: 2, code: 3, error: 4 };
  const [IN_CODE, IN_ERROR, TIMES] = [1, 2, 4];
  const STEMMERS = { en: ["snowball-english.js", "EnglishStemmer"], es: ["snowball-spanish.js", "SpanishStemmer"] };

  // What one word of a query may stand for, and how much of a word that is.
  const LIST = "checklist"; // the section of a chapter that repeats a list
  // What repeats or only leads on, and the words of those who look for just that.
  const ASIDE = { exercises: ["exercise", "ejercicio"], sources: ["source", "fuente"], next: [], questions: [], begin: [], domains: [] };
  const WEIGHT = { stem: 0.9, begin: 0.87, part: 0.5, parts: 0.8, joined: 0.9, split: 0.7, synonym: 0.55, typo: 0.75, typos: 0.5, loose: 0.35 };
  const RANK = {
    boost: { title: 2.2, path: 1, text: 1, code: 0.7, error: 1 },
    bm25: { k: 2, b: 0.2, d: 0 },
    shortest: 0.45, // of the mean length: shorter sections count as this long, so that being short is no merit
    strict: 3, // up to so many words, sections with all of them come first
    missing: 1.8, // how hard a missing word weighs
    page: 0.2, // how much the best section of the page counts
    same: 0.4, // for a heading that says what the query says and nothing else
    whole: 0.35, // for a heading that the query says entirely
    exact: 0.22, // for the share of the query that stands in the heading as it was typed
    order: 0.3, // for words that follow each other in the heading as in the query
    common: 0.4, // the same for common words, which count nowhere else: "when", "not"
    subject: 0.24, // for the sections of a page whose address the query says
    top: 1.4, // for the page itself
    term: 0.95, // for an entry of the glossary
    aside: 0.4, // for what ends a chapter and says its words again
    list: 0.3, // for a chapter's copy of a checklist
  };

  class SearchError extends Error {
    constructor(code, message) {
      super(message);
      this.name = "SearchError";
      this.code = code;
    }
  }

  // ---------------------------------------------------------------- words: as in handbook/search/words.py

  const TOKEN = /[0-9]+(?:[.,][0-9]+)+|[\p{L}\p{N}_]+(?:['’][\p{L}\p{N}_]+|\+[0-9]+)*/gu;
  const HUMPS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^A-Za-z0-9]+/g;
  const NUMBER = /^[0-9][0-9_.,]*$/;
  const PLAIN = /^\p{L}+$/u;
  const LONGEST = 40;
  const MOST_PARTS = 4;

  const withoutAccents = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "");

  const partsOf = (name) => {
    const found = [];
    for (const piece of name.split(/[_+]+/)) {
      for (const hump of piece.match(HUMPS) || []) {
        const part = hump.toLowerCase();
        if (part.length > 1 && !NUMBER.test(part) && !found.includes(part)) found.push(part);
      }
    }
    return found.length === 1 && found[0] === name.toLowerCase() ? [] : found;
  };

  const EASY = /^[A-Za-z][a-z]{1,39}$/;
  const names = new Map(); // tokens come again and again
  const nameOf = (token) => {
    let name = names.get(token);
    if (name === undefined) {
      name = EASY.test(token) && token[0].toLowerCase() !== token[1] ? token.toLowerCase() : makeName(token);
      if (names.size > 50000) names.clear();
      names.set(token, name);
    }
    return name;
  };

  const makeName = (token) => {
    const name = withoutAccents(token.replace(/['’]s$|['’]/g, "")).replace(/^_+|_+$/g, "");
    if (name.length === 1) return name >= "A" && name <= "Z" ? name.toLowerCase() : null;
    const signs = [...name];
    const letters = signs.length;
    if (letters > (name.includes("_") ? 4 * LONGEST : LONGEST) || letters === 0 || (new Set(signs).size < 2 && !/^\p{Nd}+$/u.test(name))) return null;
    if (NUMBER.test(name)) return letters >= 3 && letters <= 5 && /^\p{Nd}+$/u.test(name) ? name : null;
    if (letters >= 12 && (name.match(/\p{Nd}/gu) || []).length * 3 > letters) return null;
    return partsOf(name).length > 1 ? name : name.toLowerCase();
  };

  const tokens = function* (text) {
    for (const match of text.matchAll(TOKEN)) {
      const name = nameOf(match[0]);
      if (name === null) continue;
      const [from, to] = [match.index, match.index + match[0].length];
      const pieces = name.length > 9 && name.includes("_") || /[a-z][A-Z]/.test(name) ? partsOf(name) : [];
      if (pieces.length > MOST_PARTS) for (const piece of pieces) yield { name: piece, key: piece, from, to };
      else yield { name, key: name.toLowerCase(), from, to };
    }
  };

  // As in handbook/search/stopwords.py.
  const STOP_WORDS = {
    en: `a about after again all also although am an and another any are as at be because been before being both but by can cannot could did do does doesnt
      doing done dont down each either else ever every few for from further get gets getting go goes got had has have having he her here hers him his how
      however i if in instead into is isnt it its itself just let lets like made make makes many may me might more most much must my myself need needs
      neither no nor not now of off on once one only onto or other our ours out over own per please quite rather same shall she should since so some still
      such than that the their theirs them then there these they thing things this those though through thus to too under until up upon us use used uses
      using very want was we were what when where whether which while who whom whose why will with within without would yes yet you your yours`,
    es: `a ademas ahi ahora al algo alguien algun alguna algunas alguno algunos alli ambos ante antes aquel aquella aquellas aquello aquellos aqui asi aun
      aunque bajo bien cada casi como con contra cual cuales cualquier cuando cuanta cuantas cuanto cuantos cuya cuyo de debe deben deberia debo del demasiada demasiadas demasiado demasiados desde donde dos
      durante e el ella ellas ello ellos en entonces entre era eran es esa esas ese eso esos esta estaba estan estar estas este esto estos estoy etc fue
      fueron ha hace hacen hacer haces hacia hago han has hasta hay haya he hemos hizo igual incluso ir la las le les lo los luego mas me mediante mejor
      menos mi mientras mio mis misma mismas mismo mismos mucha muchas mucho muchos muy nada ni ningun ninguna ninguno no nos nosotros nuestra nuestro nunca
      o os otra otras otro otros para pero poco por porque puede pueden puedo pues que quien quienes quiero se sea sean segun ser si sido siempre sin sino
      sobre solo somos son soy su sus suyo tal tambien tampoco tan tanta tanto te tenemos tener tengo ti tiene tienen tienes toda todas todavia todo todos
      tras tu tus tuya tuyo u un una unas uno unos usa usan usar uso va vamos van varias varios vas veces ver vez voy y ya yo`,
  };

  const ENGLISH = new Set(STOP_WORDS.en.split(/\s+/));

  /** Does something at its first call, and keeps what came of it. */
  const once = (work) => {
    let done = false;
    let value;
    return () => {
      if (!done) [done, value] = [true, work()];
      return value;
    };
  };

  /** Levenshtein's distance of two short words. */
  const distance = (one, other) => {
    let row = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let at = 1; at <= one.length; at += 1) {
      const next = [at];
      for (let to = 1; to <= other.length; to += 1) {
        next.push(Math.min(next[to - 1] + 1, row[to] + 1, row[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1)));
      }
      row = next;
    }
    return row[other.length];
  };

  const addressWords = (url, id) => {
    const [, kind, rest] = /^(check|checklist|term)-(.*)/.exec(id) || [];
    if (kind === "check" || kind === "checklist") return [];
    return tokens((kind ? rest : id || url.replace(/\.html$/, "")).replace(/[-/_]/g, " "));
  };

  // ---------------------------------------------------------------- numbers and word lists: as in handbook/search/coding.py

  const SIGNS = Array.from({ length: 94 }, (_, place) => String.fromCharCode(0x21 + place)).filter((sign) => !'"\\<'.includes(sign)).join("");
  const ENDS = 64;
  const CARRY = SIGNS.length - ENDS;
  const SHARED = "!#$%&()*,-/:;=>?@[]^`{|}~";
  const VALUES = new Int16Array(128).fill(-1);
  [...SIGNS].forEach((sign, value) => { VALUES[sign.charCodeAt(0)] = value; });
  const SHARES = new Int16Array(128).fill(-1);
  [...SHARED].forEach((sign, value) => { SHARES[sign.charCodeAt(0)] = value; });

  const numbers = (text) => {
    const found = [];
    let carried = 0;
    let unit = 1;
    for (let place = 0; place < text.length; place += 1) {
      const value = VALUES[text.charCodeAt(place)];
      if (!(value >= 0)) throw new SearchError("damaged", "the index holds a sign that is no number");
      if (value >= ENDS) {
        carried += (value - ENDS + 1) * unit;
        unit *= CARRY;
      } else {
        found.push(carried * ENDS + value);
        carried = 0;
        unit = 1;
      }
    }
    return found;
  };

  const wordList = (text) => {
    const names = [];
    const shared = [];
    let before = "";
    let from = 0;
    const length = text.length;
    while (from < length) {
      const share = SHARES[text.charCodeAt(from)];
      let to = from + 1;
      while (to < length && !(SHARES[text.charCodeAt(to)] >= 0)) to += 1;
      before = before.slice(0, share) + text.slice(from + 1, to);
      names.push(before);
      shared.push(share);
      from = to;
    }
    return [names, Uint8Array.from(shared)];
  };

  const checksum = (texts) => {
    let value = 0x811c9dc5;
    for (const text of texts) {
      for (let place = 0; place < text.length; place += 1) value = Math.imul(value ^ text.charCodeAt(place), 0x01000193);
    }
    return value >>> 0;
  };

  // ---------------------------------------------------------------- the words of the book

  /** The words of an index, sorted; words of one stem share a class, which is what postings belong to. */
  class Dictionary {
    constructor(index, stem) {
      const [names, shared] = wordList(index.words);
      this.names = names;
      this.shared = shared;
      this.keys = names.map((name) => name.toLowerCase());
      this.numbers = new Map(this.keys.map((key, word) => [key, word]));
      this.classes = new Int32Array(names.length);
      this.first = []; // of each class: its first word
      const back = numbers(index.classes);
      if (back.length !== names.length) throw new SearchError("damaged", "words and classes do not match");
      back.forEach((steps, word) => {
        if (steps === 0) this.first.push(word);
        this.classes[word] = steps === 0 ? this.first.length - 1 : this.first.length - steps;
      });
      this.stem = stem;
      this.takeApart = once(() => this.compounds());
    }

    /** The compound names of the book: by their parts, and without their joints. */
    compounds() {
      const parts = new Map(); // part -> compound words
      const squeezed = new Map(); // a compound without its joints -> the word
      this.names.forEach((name, word) => {
        if (!/[^a-z]/.test(name)) return;
        for (const part of partsOf(name)) {
          const known = parts.get(part);
          if (known) known.push(word); else parts.set(part, [word]);
        }
        const key = this.keys[word].replace(/[_+]/g, "");
        if (key !== this.keys[word]) squeezed.set(key, word);
      });
      return { parts, squeezed };
    }

    /** The compounds with a part. */
    withPart(part) {
      return part.length < 2 ? [] : this.takeApart().parts.get(part) || [];
    }

    /** The compound that is written so without its joints, or -1. */
    withoutJoints(key) {
      return key.length < 4 ? -1 : this.takeApart().squeezed.get(key) ?? -1;
    }

    /** The place of the first word that is not before the text. */
    from(text) {
      let low = 0;
      let high = this.keys.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.keys[middle] < text) low = middle + 1; else high = middle;
      }
      return low;
    }

    /** The word, or the one that it is a plural of: such plurals are not written into the index. */
    find(key) {
      const { numbers } = this;
      let word = numbers.get(key);
      if (word === undefined && key.endsWith("s") && PLAIN.test(key)) {
        word = numbers.get(key.slice(0, -1));
        if (word === undefined && key.endsWith("es")) word = numbers.get(key.slice(0, -2));
      }
      return word ?? -1;
    }

    /** The class of a word that the book has, or -1. */
    class(key) {
      const word = this.find(key);
      return word < 0 ? -1 : this.classes[word];
    }

    /** The words that begin with a text: [from, to). */
    beginning(text) {
      return [this.from(text), this.from(`${text}\uffff`)];
    }

    /** The classes whose words have the stem of a word that the book does not have. */
    sameStem(key) {
      if (!PLAIN.test(key)) return [];
      const stem = this.stem(key);
      const [from, to] = this.beginning(stem.slice(0, Math.max(3, stem.length - 1)));
      const found = new Set();
      for (let word = from; word < to && word < from + 500; word += 1) {
        if (this.stem(this.keys[word]) === stem) found.add(this.classes[word]);
      }
      return [...found];
    }

    /** Words at most `most` typing errors away (a letter too many, too few, wrong, or two swapped), and words that begin so. */
    near(key, most) {
      const width = key.length;
      const rows = [Uint8Array.from({ length: width + 1 }, (_, place) => place)];
      const begins = [width]; // per letter: the least distance of the query to a beginning of the word
      const found = [];
      let dead = Infinity; // beginnings of this length already differ too much
      let before = "";
      for (let word = 0; word < this.keys.length; word += 1) {
        const letters = this.keys[word];
        const shared = Math.min(this.shared[word], before.length);
        before = letters;
        if (shared >= dead) {
          if (begins[dead] <= most) found.push({ word, distance: Infinity, begin: begins[dead] });
          continue;
        }
        dead = Infinity;
        let row = shared;
        for (; row < letters.length; row += 1) {
          const letter = letters.charCodeAt(row);
          const above = rows[row];
          const two = row > 0 ? rows[row - 1] : null;
          const next = rows[row + 1] || (rows[row + 1] = new Uint8Array(width + 1));
          next[0] = row + 1;
          let least = next[0];
          for (let column = 1; column <= width; column += 1) {
            const own = key.charCodeAt(column - 1);
            let cost = above[column - 1] + (own === letter ? 0 : 1);
            if (above[column] + 1 < cost) cost = above[column] + 1;
            if (next[column - 1] + 1 < cost) cost = next[column - 1] + 1;
            if (two && column > 1 && own === letters.charCodeAt(row - 1) && key.charCodeAt(column - 2) === letter && two[column - 2] + 1 < cost) cost = two[column - 2] + 1;
            next[column] = cost;
            if (cost < least) least = cost;
          }
          begins[row + 1] = Math.min(begins[row], next[width]);
          // A swap reaches one row further back, so a row may be over the limit by one and still recover.
          if (least > most + 1) { dead = row + 1; break; }
        }
        if (dead !== Infinity) {
          if (begins[dead] <= most) found.push({ word, distance: Infinity, begin: begins[dead] });
          continue;
        }
        const distance = rows[letters.length][width];
        const begin = begins[letters.length];
        if (distance <= most || begin <= most) found.push({ word, distance, begin });
      }
      return found;
    }
  }

  // ---------------------------------------------------------------- an opened index

  const isText = (value) => typeof value === "string";
  const isTexts = (value) => Array.isArray(value) && value.every(isText);

  const check = (index) => {
    if (!index || typeof index !== "object") throw new SearchError("damaged", "the index is empty");
    if (index.version !== VERSION) throw new SearchError("outdated", `the index is of format ${index.version}, and this page needs ${VERSION}`);
    const texts = ["lang", "counts", "ids", "parents", "lengths", "words", "classes", "places", "synonyms"];
    if (!texts.every((name) => isText(index[name])) || !["pages", "excerpts", "titles"].every((name) => isTexts(index[name]))) {
      throw new SearchError("damaged", "the index lacks a part");
    }
    const summed = ["words", "classes", "places", "lengths", "counts", "parents", "ids", "titles", "pages", "excerpts", "synonyms"];
    if (checksum(summed.map((name) => (isText(index[name]) ? index[name] : index[name].join("\n")))) !== index.sum) throw new SearchError("damaged", "the index is not what was built");
  };

  class Index {
    constructor(index, { MiniSearch, stem }) {
      check(index);
      this.lang = index.lang;
      this.pages = index.pages;
      this.excerpts = index.excerpts;
      this.titles = index.titles;
      this.stop = new Set(STOP_WORDS[index.lang].split(/\s+/));
      this.words = new Dictionary(index, stem);
      this.places = index.places.split(" ");
      this.opened = new Array(this.places.length);
      this.layout(index);
      this.readTitles();
      this.learnSynonyms(index.synonyms);
      this.rank = this.ranker(MiniSearch, numbers(index.lengths));
      this.merged = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, new Float32Array(this.size)]));
      this.seen = new Uint8Array(this.size);
    }

    /** Which section is on which page, below which, with which address. */
    layout(index) {
      const counts = numbers(index.counts);
      const up = numbers(index.parents);
      const ids = index.ids ? index.ids.split(" ") : [];
      this.size = this.titles.length;
      this.page = new Int32Array(this.size);
      this.parent = new Int32Array(this.size).fill(-1);
      this.ids = [];
      let section = 0;
      let named = 0;
      if (counts.length !== this.pages.length || this.excerpts.length !== this.pages.length) throw new SearchError("damaged", "pages are missing");
      counts.forEach((count, page) => {
        for (let place = 0; place < count; place += 1, section += 1) {
          this.page[section] = page;
          if (place === 0) { this.ids.push(""); continue; }
          const parent = section - up[named];
          const id = ids[named] || "";
          this.ids.push(id.startsWith("~") ? `check-${this.ids[parent].replace(/^checklist-/, "")}-${id.slice(1)}` : id);
          this.parent[section] = parent;
          named += 1;
        }
      });
      if (section !== this.size || named !== ids.length || named !== up.length) throw new SearchError("damaged", "sections are missing");
      this.top = counts.map(() => 0);
      counts.reduce((sum, count, page) => { this.top[page] = sum; return sum + count; }, 0);
      this.below = Array.from({ length: this.size }, () => []);
      for (let place = 0; place < this.size; place += 1) {
        for (let up = this.parent[place]; up >= 0; up = this.parent[up]) this.below[up].push(place);
      }
    }

    /** Which classes are in which title and address. */
    readTitles() {
      this.inTitle = new Map(); // class -> sections
      this.inAddress = new Map();
      this.headings = [];
      this.callings = []; // the classes of what stands before a title's colon, or null
      this.subjects = []; // of each page: the classes of the last part of its address, or null
      this.titleOrder = []; // of each section: the classes of its title's words, in their order
      this.titleKeys = []; // of each section: the very words of its title
      const take = (found, where, section) => {
        const classes = new Set();
        for (const { key } of found) {
          const number = this.stop.has(key) ? -1 : this.words.class(key);
          if (number >= 0) classes.add(number);
        }
        for (const number of classes) {
          const known = where.get(number);
          if (known) known.push(section); else where.set(number, [section]);
        }
        return classes;
      };
      const filled = (classes) => (classes.size ? classes : null);
      for (const url of this.pages) this.subjects.push(filled(take(addressWords(url.replace(/\/$/, "").replace(/^.*\//, ""), ""), new Map(), 0)));
      for (let section = 0; section < this.size; section += 1) {
        const title = [...tokens(this.titles[section])];
        this.titleKeys.push(new Set(title.map((token) => token.key)));
        this.titleOrder.push(title.filter((token) => !this.stop.has(token.key)).map((token) => this.words.class(token.key)));
        this.headings.push(take(title, this.inTitle, section));
        const colon = this.titles[section].indexOf(": ");
        this.callings.push(colon > 0 ? filled(take(title.filter((token) => token.to <= colon), new Map(), section)) : null);
        take(addressWords(this.pages[this.page[section]], this.ids[section]), this.inAddress, section);
      }
    }

    learnSynonyms(groups) {
      this.synonyms = new Map(); // first word's stem -> [{ typed: [stem], targets: [[word]] }]
      for (const line of groups.split("\n").filter(Boolean)) {
        const [targets, others] = line.split(";").map((side) => side.split(",").filter(Boolean));
        const found = targets.map((text) => text.split(" "));
        for (const text of [...targets, ...others]) {
          const words = text.split(" ");
          const stems = words.map((word) => this.words.stem(word));
          const entry = { typed: stems, word: words.length === 1 ? text : null, targets: found.filter((target) => target.join(" ") !== text) };
          const known = this.synonyms.get(stems[0]);
          if (known) known.push(entry); else this.synonyms.set(stems[0], [entry]);
        }
      }
    }

    /** MiniSearch over this index: its documents are the sections, its terms the words of the query at hand. */
    ranker(MiniSearch, lengths) {
      if (lengths.length !== this.size) throw new SearchError("damaged", "lengths are missing");
      const words = lengths.map((size) => 2 ** (size / 4) - 1);
      const mean = Math.max(1, words.reduce((sum, value) => sum + value, 0) / Math.max(1, this.size));
      const fieldLength = {};
      const documentIds = {};
      for (let section = 0; section < this.size; section += 1) {
        fieldLength[section] = [1, 1, Math.max(words[section], mean * RANK.shortest), 1, 1];
        documentIds[section] = section;
      }
      const fields = Object.keys(FIELDS);
      const ranker = MiniSearch.loadJS({
        documentCount: this.size, nextId: this.size, documentIds, fieldIds: FIELDS, fieldLength,
        averageFieldLength: [1, 1, mean, 1, 1], storedFields: {}, dirtCount: 0, index: [], serializationVersion: 2,
      }, { fields, idField: "id", tokenize: (text) => [text], processTerm: (term) => term, autoVacuum: false });
      this.asked = new Map();
      // MiniSearch only asks its index for the places of a term. Ours opens them on demand.
      ranker._index = { get: (term) => this.asked.get(term) };
      return (terms) => ranker.search({ combineWith: "OR", queries: terms }, { boost: RANK.boost, bm25: RANK.bm25, prefix: false, fuzzy: false });
    }

    /** The places of a class: sections, and a code for each. */
    open(number) {
      let found = this.opened[number];
      if (found === undefined) {
        const values = numbers(this.places[number]);
        const sections = [];
        const codes = [];
        let section = -1;
        for (let place = 0; place < values.length; place += 1) {
          section += (values[place] >> 1) + 1;
          sections.push(section);
          if (values[place] & 1) { place += 1; codes.push(values[place]); } else codes.push(TIMES);
        }
        if (section >= this.size) throw new SearchError("damaged", "the index leads to sections that are not there");
        found = { sections, codes };
        this.opened[number] = found;
      }
      return found;
    }

    // ---------------------------------------------------------------- what a word of a query stands for

    /** Exactly this word, or one with its stem: [[class, weight]]. */
    known(key) {
      const word = this.words.find(key);
      if (word >= 0) return [[this.words.classes[word], 1]];
      const squeezed = this.words.withoutJoints(key);
      if (squeezed >= 0) return [[this.words.classes[squeezed], WEIGHT.joined]];
      return this.words.sameStem(key).map((number) => [number, WEIGHT.stem]);
    }

    begun(key, weight) {
      const [from, to] = this.words.beginning(key);
      const found = new Map();
      for (let word = from; word < to; word += 1) {
        const extra = this.words.keys[word].length - key.length;
        if (extra === 0) continue;
        const own = weight * (key.length / (key.length + 0.3 * extra));
        const number = this.words.classes[word];
        if (own > (found.get(number) || 0)) found.set(number, own);
      }
      return [...found];
    }

    /** Words for a typing error: the nearest ones only. */
    mistyped(key, last) {
      const most = !PLAIN.test(key) && !/\p{L}{4}/u.test(key) ? 0 : key.length < 4 ? 0 : key.length < 8 ? 1 : 2;
      if (most === 0) return [];
      let near = this.words.near(key, most);
      let best = Math.min(...near.map((one) => one.distance));
      for (const end of ["es", "s"]) {
        // A plural that is not in the index: its singular is.
        if (best <= 1 || !key.endsWith(end) || key.length < 6) continue;
        const singular = this.words.near(key.slice(0, -end.length), key.length < 8 ? 1 : 2);
        const nearest = Math.min(...singular.map((one) => one.distance));
        if (nearest < best) [near, best] = [singular, nearest];
      }
      const chosen = best <= most ? near.filter((one) => one.distance === best).map((one) => [one, best === 1 ? WEIGHT.typo : WEIGHT.typos]) : [];
      // The nearest word may be a rare one that nobody meant.
      if (best < most) for (const one of near) if (one.distance === best + 1) chosen.push([one, WEIGHT.loose]);
      if (last || !chosen.length) {
        const least = Math.min(...near.map((one) => one.begin));
        if (least <= most && (best > most || least < best)) {
          for (const one of near) if (one.begin === least && one.distance !== best) chosen.push([one, WEIGHT.loose]);
        }
      }
      const found = new Map();
      for (const [{ word }, weight] of chosen) {
        // People rarely miss the first letter.
        const own = weight * (this.words.keys[word][0] === key[0] ? 1 : 0.6);
        const number = this.words.classes[word];
        if (own > (found.get(number) || 0)) found.set(number, own);
      }
      return [...found].sort((one, other) => other[1] - one[1]).slice(0, 40);
    }

    /** A word the book does not have, as two that it has: `eventloop`. */
    split(key) {
      if (!PLAIN.test(key) || key.length < 6) return null;
      for (let at = key.length - 3; at >= 3; at -= 1) {
        const [left, right] = [key.slice(0, at), key.slice(at)];
        if (this.words.find(left) >= 0 && this.words.find(right) >= 0) return [left, right];
      }
      return null;
    }

    /** Everything that the words of a query stand for. */
    meanings(asked) {
      const stems = asked.map((word) => this.words.stem(this.words.keys[this.words.find(word.key)] ?? word.key));
      for (const word of asked) {
        word.classes = new Map(); // class -> weight
        word.phrases = []; // [weight, [[class]]]: all of these words in one section
        const add = (found, factor = 1) => {
          for (const [number, weight] of found) word.classes.set(number, Math.max(word.classes.get(number) || 0, weight * factor));
        };
        word.add = add;
        if (word.stop) continue;
        const known = this.known(word.key);
        add(known);
        for (const compound of this.words.withPart(word.key)) {
          if (this.words.keys[compound] !== word.key) add([[this.words.classes[compound], WEIGHT.part]]);
        }
        const parts = partsOf(word.name);
        // `keep_default` begins a name of the book: its parts, scattered over a section, are not meant.
        const begins = word.last && this.begun(word.key, 1).length > 0;
        if (!known.length && !begins && parts.length > 1) {
          const sides = parts.map((part, place) => {
            const side = this.known(part);
            if (!side.length && word.last && place === parts.length - 1) side.push(...this.begun(part, WEIGHT.begin));
            return side.map(([number]) => number);
          });
          if (sides.every((side) => side.length)) word.phrases.push([WEIGHT.parts, sides]);
        }
        if (word.last) {
          const begun = this.begun(word.key, known.length ? WEIGHT.begin / 2 : WEIGHT.begin);
          add(word.titles ? begun.filter(([number]) => this.inTitle.has(number)) : begun);
        }
      }
      this.joins(asked);
      this.alternatives(asked, stems);
      for (const word of asked) {
        if (word.stop || word.classes.size || word.phrases.length) continue;
        const halves = this.split(word.key);
        if (halves) word.phrases.push([WEIGHT.split, halves.map((half) => this.known(half).map(([number]) => number))]);
        word.add(this.mistyped(word.key, word.last));
        if (!word.classes.size && !word.phrases.length && !word.last) word.add(this.begun(word.key, WEIGHT.begin));
        if (!word.classes.size && !word.phrases.length) this.mistypedSynonym(word);
      }
    }

    /** Words that the book writes together: `time out`, `select in load`. */
    joins(asked) {
      for (let from = 0; from < asked.length; from += 1) {
        for (let to = from + 2; to <= Math.min(asked.length, from + 4); to += 1) {
          const words = asked.slice(from, to);
          const key = words.map((word) => word.key).join("");
          if (key.length < 5 || key.length > LONGEST) continue;
          let found = this.words.find(key);
          if (found < 0) found = this.words.withoutJoints(key);
          if (found >= 0) for (const word of words) word.add([[this.words.classes[found], WEIGHT.joined]]);
        }
      }
    }

    /** A word that the book does not have, typed with an error: what it is a synonym of. */
    mistypedSynonym(word) {
      const most = word.key.length < 4 ? 0 : word.key.length < 8 ? 1 : 2;
      if (most === 0) return;
      for (const entries of this.synonyms.values()) {
        for (const { word: known, targets } of entries) {
          if (known === null || known.length < 4 || Math.abs(known.length - word.key.length) > most || distance(known, word.key) > most) continue;
          for (const target of targets) if (target.length === 1) word.add(this.known(target[0]), WEIGHT.synonym);
        }
      }
    }

    alternatives(asked, stems) {
      for (let from = 0; from < asked.length; from += 1) {
        for (const { typed, targets } of this.synonyms.get(stems[from]) || []) {
          if (!typed.every((stem, place) => stems[from + place] === stem)) continue;
          const words = asked.slice(from, from + typed.length);
          for (const target of targets) {
            const sides = target.map((key) => this.known(key).map(([number]) => number));
            if (!sides.every((side) => side.length)) continue;
            for (const word of words) {
              if (sides.length === 1) word.add(sides[0].map((number) => [number, WEIGHT.synonym]));
              else word.phrases.push([WEIGHT.synonym, sides]);
            }
          }
        }
      }
    }

    /** The places of all that a word stands for, as if it were one term of MiniSearch. */
    gather(word) {
      const { merged, seen } = this;
      const touched = [];
      const touch = (section) => { if (!seen[section]) { seen[section] = 1; touched.push(section); } };
      const put = (section, code, weight) => {
        touch(section);
        if (code & IN_ERROR) merged.error[section] += weight;
        if (code >= TIMES) merged[code & IN_CODE ? "code" : "text"][section] += weight * (code >> 2);
      };
      const title = (section, weight) => {
        touch(section);
        merged.title[section] += weight;
        for (const one of this.below[section]) { touch(one); merged.path[one] = Math.max(merged.path[one], weight); }
      };
      for (const [number, weight] of word.classes) {
        const { sections, codes } = this.open(number);
        for (let place = 0; place < sections.length; place += 1) put(sections[place], codes[place], weight);
        for (const section of this.inTitle.get(number) || []) title(section, weight);
        for (const section of this.inAddress.get(number) || []) { touch(section); merged.path[section] = Math.max(merged.path[section], weight); }
      }
      for (const [weight, sides] of word.phrases) {
        let common = null;
        let titles = null;
        for (const side of sides) {
          const own = new Map();
          for (const number of side) {
            const { sections, codes } = this.open(number);
            sections.forEach((section, place) => {
              if (common && !common.has(section)) return;
              own.set(section, common ? Math.min(common.get(section), codes[place]) : Math.max(own.get(section) || 0, codes[place]));
            });
          }
          common = own;
          const titled = new Set(side.flatMap((number) => this.inTitle.get(number) || []));
          titles = titles ? titles.filter((section) => titled.has(section)) : [...titled];
        }
        for (const [section, code] of common) put(section, code, weight);
        for (const section of titles) title(section, weight);
      }
      const fields = new Map();
      for (const [name, id] of Object.entries(FIELDS)) {
        const own = new Map();
        const values = merged[name];
        for (const section of touched) if (values[section] > 0) { own.set(section, values[section]); values[section] = 0; }
        if (own.size) fields.set(id, own);
      }
      for (const section of touched) seen[section] = 0;
      word.places = touched.length;
      word.rarity = Math.log(1 + this.size / (1 + touched.length));
      return fields;
    }

    // ---------------------------------------------------------------- ranking

    /** A word that counts nowhere. Error messages are English in every language, so their common words too. */
    isCommon(key) {
      return this.stop.has(key) || (ENGLISH.has(key) && this.words.find(key) < 0);
    }

    parse(text) {
      const clean = String(text ?? "").slice(0, MOST_LETTERS * 4).normalize("NFC").slice(0, MOST_LETTERS);
      const asked = [];
      for (const token of tokens(clean)) {
        if (asked.length === MOST_WORDS) break;
        asked.push({ ...token, stop: this.isCommon(token.key), last: false });
      }
      const last = asked[asked.length - 1];
      // The first letter of all is the beginning of a title; the first letter of a further word says nothing yet.
      const letter = asked.length && this.words.find(asked[0].key) >= 0 ? null : /^[^\p{L}\p{N}]*([\p{L}\p{N}])$/u.exec(clean);
      if (letter) {
        const key = withoutAccents(letter[1]).toLowerCase();
        return [{ name: key, key, from: clean.length - 1, to: clean.length, stop: false, last: true, titles: true }];
      }
      // The word being typed may be the beginning of another; a closed one may not.
      if (last && last.to === clean.length) {
        last.last = true;
        last.stop = last.stop && asked.some((word) => !word.stop);
      }
      return asked;
    }

    /** Sections for a query, best first: [{ section, score, words }]. */
    search(text) {
      const asked = this.parse(text);
      this.meanings(asked);
      if (asked[0]?.titles) return { asked, found: this.startingWith(asked[0]) };
      this.asked.clear();
      const words = asked.filter((word) => word.classes.size || word.phrases.length);
      const missing = asked.filter((word) => !word.stop && !word.classes.size && !word.phrases.length && !NUMBER.test(word.key));
      // A word said twice counts once.
      const terms = new Map();
      for (const word of words) if (!terms.has(word.key)) terms.set(word.key, word);
      for (const [key, word] of terms) this.asked.set(key, this.gather(word));
      if (!terms.size) return { asked, found: [] };
      const none = Math.log(1 + this.size);
      const total = [...terms.values()].reduce((sum, word) => sum + word.rarity, 0) + missing.length * none;
      const found = this.rank([...terms.keys()]).map(({ id, score, queryTerms }) => {
        const covered = queryTerms.reduce((sum, key) => sum + terms.get(key).rarity, 0) / total;
        return { section: id, base: score / (queryTerms.length || 1), covered, all: queryTerms.length === terms.size && this.ids[id] !== LIST };
      });
      this.weigh(found, terms, asked, missing.length);
      const strict = terms.size <= RANK.strict;
      found.sort((one, other) => (strict && other.all - one.all) || other.score - one.score || one.section - other.section);
      return { asked, found };
    }

    /** Titles for a first letter: those that begin with it before those that have a word that does, pages before sections. */
    startingWith(word) {
      const found = [];
      const sections = new Set([...word.classes.keys()].flatMap((number) => this.inTitle.get(number) || []));
      for (const section of sections) {
        const first = withoutAccents(this.titles[section]).toLowerCase().startsWith(word.key);
        found.push({ section, score: (first ? 2 : 1) + (this.ids[section] === "" ? 0.5 : 0) });
      }
      return found.sort((one, other) => other.score - one.score || one.section - other.section);
    }

    weigh(found, terms, asked, missing) {
      const best = new Float64Array(this.pages.length);
      for (const one of found) {
        one.score = one.base * one.covered ** RANK.missing;
        if (one.score > best[this.page[one.section]]) best[this.page[one.section]] = one.score;
      }
      const said = asked.filter((word) => !word.stop);
      const pairs = said.slice(1).map((word, place) => [said[place], word]);
      const classes = new Set([...terms.values()].flatMap((word) => [...word.classes.keys()]));
      // Who names two pages compares them, and means neither.
      const named = this.subjects.map((subject) => subject !== null && [...subject].every((number) => classes.has(number)));
      const meant = named.filter(Boolean).length === 1 ? 1 + RANK.subject : 1;
      for (const one of found) {
        const id = this.ids[one.section];
        const kind = id === "" ? RANK.top : id.startsWith("term-") ? RANK.term : id === LIST ? RANK.list : ASIDE[id] && !ASIDE[id].some((key) => classes.has(this.words.class(key))) ? RANK.aside : 1;
        // "Django: a shop …" is called Django: who says only that has said the heading.
        const name = this.callings[one.section];
        const heading = name && [...name].every((number) => classes.has(number)) ? name : this.headings[one.section];
        let covers = 0;
        for (const number of heading) if (classes.has(number)) covers += 1 / heading.size;
        let asks = 0;
        for (const word of terms.values()) for (const number of heading) if (word.classes.has(number)) { asks += 1; break; }
        let exact = 0;
        for (const { key, stop } of asked) if (this.titleKeys[one.section].has(key)) exact += stop ? RANK.common : RANK.exact;
        let follow = 0;
        const order = this.titleOrder[one.section];
        for (const [before, after] of pairs) {
          if (order.some((number, place) => before.classes.has(number) && after.classes.has(order[place + 1]))) follow += RANK.order / pairs.length;
        }
        one.score = (one.score + RANK.page * best[this.page[one.section]]) * (1 + RANK.whole * covers + RANK.same * covers * asks / (terms.size + missing) + exact / asked.length + follow) * kind * (named[this.page[one.section]] ? meant : 1);
      }
    }

    // ---------------------------------------------------------------- excerpts

    /** Which words of a text a query found: [[from, to, number of the query's word]]. */
    marks(text, asked) {
      const found = [];
      for (const token of tokens(text)) {
        if (this.stop.has(token.key)) continue;
        const word = this.words.find(token.key);
        const number = word >= 0 ? this.words.classes[word] : -1;
        const by = asked.findIndex((one) => one.classes.has(number) || one.phrases.some(([, sides]) => sides.some((side) => side.includes(number))));
        if (by >= 0 && found[found.length - 1]?.[0] !== token.from) found.push([token.from, token.to, by]);
      }
      return found;
    }

    excerpt(text, asked, room = 170) {
      const all = this.marks(text, asked);
      let start = 0;
      let best = -1;
      for (let first = 0; first < all.length; first += 1) {
        const words = new Set();
        let worth = 0;
        for (let place = first; place < all.length && all[place][1] <= all[first][0] + room - 40; place += 1) {
          worth += words.has(all[place][2]) ? 0.1 : asked[all[place][2]].rarity || 1;
          words.add(all[place][2]);
        }
        if (worth > best + 1e-9) { best = worth; start = all[first][0]; }
      }
      const line = text.lastIndexOf("\n", start - 1) + 1;
      let from = line;
      if (start - line > 50) from = text.indexOf(" ", start - 45) + 1;
      if (from <= 0 || from > start) from = start;
      let to = Math.min(text.length, from + room);
      if (to < text.length) {
        const space = text.lastIndexOf(" ", to);
        if (space > start + 20) to = space;
      }
      // Line breaks and indentation become one space each; the marks move along.
      let plain = from > 0 ? "… " : "";
      const marks = [];
      const inside = all.filter((mark) => mark[0] >= from && mark[1] <= to);
      let at = from;
      const copy = (until) => { plain += text.slice(at, until).replace(/\s+/g, " "); at = until; };
      for (const [left, right] of inside) {
        copy(left);
        const begin = plain.length;
        copy(right);
        marks.push([begin, plain.length]);
      }
      copy(to);
      if (to < text.length) plain += " …";
      return { text: plain, marks };
    }
  }

  // ---------------------------------------------------------------- loading

  const own = document.currentScript;
  const scripts = new URL("./", own ? own.src : location.href);
  const home = new URL("../../", scripts);
  const receivers = new Map();
  window.handbookSearchFile = (name, data) => {
    const receive = receivers.get(document.currentScript);
    if (receive) receive(data);
  };

  /** Runs a script; resolves to what it hands over. */
  const run = (url, hands) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    let handed;
    receivers.set(script, (data) => { handed = data; });
    const finish = (end) => () => { receivers.delete(script); script.remove(); end(); };
    script.onload = finish(() => {
      if (hands && handed === undefined) reject(new SearchError("damaged", `${url.pathname} cannot be read`));
      else resolve(handed);
    });
    script.onerror = finish(() => reject(new SearchError("missing", `${url.pathname} cannot be loaded`)));
    script.src = url;
    document.head.append(script);
  });

  /** The same for what takes time; a failure is not kept. */
  const onceLoaded = (work) => {
    let promise = null;
    return () => {
      promise ||= work().catch((error) => { promise = null; throw error; });
      return promise;
    };
  };
  const vendored = new Map();
  const vendor = (file) => {
    if (!vendored.has(file)) vendored.set(file, onceLoaded(() => run(new URL(`vendor/${file}`, scripts), false)));
    return vendored.get(file)();
  };

  /** The search of one language's site. */
  class Site {
    constructor(base, lang) {
      this.base = base;
      this.lang = STEMMERS[lang] ? lang : "en";
      this.texts = new Map();
      this.load = onceLoaded(() => this.open());
    }

    async open() {
      const [file, name] = STEMMERS[this.lang];
      // All at once: the way to the server is what takes the time.
      const [data] = await Promise.all([
        run(new URL(`search/index-${this.lang}.js`, this.base), true),
        ...["minisearch-7.2.0.min.js", "snowball-base.js", file].map(vendor),
      ]);
      const algorithm = new window[name]();
      const stem = (word) => (PLAIN.test(word) ? withoutAccents(algorithm.stemWord(word)).toLowerCase() : word);
      try {
        this.index = new Index(data, { MiniSearch: window.MiniSearch, stem });
      } catch (error) {
        throw error instanceof SearchError ? error : new SearchError("damaged", String(error));
      }
      this.others = Object.entries(data.others || {}).filter(([lang, path]) => STEMMERS[lang] && isText(path));
      return this.index;
    }

    /** The texts of a page's sections; [] if they cannot be had, for results are worth something without excerpts. */
    text(page) {
      if (!this.texts.has(page)) {
        const loading = run(new URL(`search/${this.index.excerpts[page]}.js`, this.base), true)
          .then((texts) => (isTexts(texts) ? texts : []))
          .catch(() => { this.texts.delete(page); return []; });
        this.texts.set(page, loading);
      }
      return this.texts.get(page);
    }

    address(section) {
      const { index } = this;
      const id = index.ids[section];
      const location = index.pages[index.page[section]] + (id ? `#${id}` : "");
      const url = new URL(location || "./", this.base);
      if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
      return { url: url.href, location };
    }

    async query(text, limit, { excerpts = true } = {}) {
      const index = await this.load();
      const { asked, found } = index.search(text);
      const most = Math.max(0, Math.min(Number(limit) || 10, 100));
      const results = await Promise.all(found.slice(0, most).map(async ({ section, score }) => {
        const page = index.page[section];
        const path = [];
        for (let up = index.parent[section]; up >= 0; up = index.parent[up]) path.unshift(index.titles[up]);
        const texts = excerpts ? await this.text(page) : [];
        const body = texts[section - index.top[page]] || "";
        const title = index.titles[section] || body.split("\n", 1)[0] || index.titles[index.parent[section]] || "";
        return {
          ...this.address(section),
          title,
          section: index.ids[section],
          page: index.titles[index.top[page]],
          path,
          score,
          marks: index.marks(title, asked).map(([from, to]) => [from, to]),
          excerpt: index.excerpt(index.titles[section] ? body : body.slice(title.length + 1), asked),
        };
      }));
      Object.defineProperty(results, "total", { value: found.length });
      return results;
    }

    async suggest(text) {
      const index = await this.load();
      const asked = index.parse(text);
      index.meanings(asked);
      let better = "";
      let at = 0;
      let changed = false;
      const clean = String(text ?? "").slice(0, MOST_LETTERS * 4).normalize("NFC").slice(0, MOST_LETTERS);
      for (const word of asked) {
        if (word.stop || index.known(word.key).length || word.phrases.length || word.key.length < 3) continue;
        if (word.last && index.begun(word.key, 1).length) continue;
        const most = word.key.length < 6 ? 2 : 3;
        const near = index.words.near(word.key, most).filter((one) => one.distance <= most);
        if (!near.length) continue;
        const frequent = (one) => index.open(index.words.classes[one.word]).sections.length;
        near.sort((one, other) => one.distance - other.distance
          || (index.words.keys[other.word][0] === word.key[0]) - (index.words.keys[one.word][0] === word.key[0])
          || frequent(other) - frequent(one));
        better += clean.slice(at, word.from) + index.words.names[near[0].word];
        at = word.to;
        changed = true;
      }
      return changed ? better + clean.slice(at) : null;
    }
  }

  const site = new Site(home, document.documentElement.lang);
  const neighbours = new Map();

  window.handbookSearch = {
    SearchError,
    load: () => site.load().then(() => undefined),
    query: (text, limit = 10, options = {}) => site.query(text, limit, options),
    suggest: (text) => site.suggest(text),
    // For the tests: the same words, stems and lists as in handbook/search.
    inner: {
      words: (text) => [...tokens(text)].map((token) => token.name),
      stem: (word) => site.index.words.stem(word),
      stop: (lang) => STOP_WORDS[lang].split(/\s+/),
      names: () => site.index.words.names,
    },
    group: (results) => {
      const pages = new Map();
      for (const result of results) {
        const page = result.location.split("#")[0];
        pages.set(page, [...(pages.get(page) || []), result]);
      }
      return [...pages.values()];
    },
    others: async (text, limit = 5) => {
      await site.load();
      return Promise.all(site.others.map(async ([lang, path]) => {
        if (!neighbours.has(lang)) neighbours.set(lang, new Site(new URL(path, home), lang));
        return { lang, results: await neighbours.get(lang).query(text, limit) };
      }));
    },
  };
})();
