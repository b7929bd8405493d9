// @ts-check
// Which school somebody means, behind /clb: the server finds it, also with a letter wrong.

const COMMAND = /^clb(?:\s+(.*))?$/;
const LEAST = 2;
const PAUSE = 120;

/** @typedef {{school: string, town: string, level: string, clb: string, text: string}} School */

/**
 * @param {string} query as `queryOf` returns it
 * @returns {string | null} the name that is typed behind /clb; nothing for any other query
 */
export function schoolAsked(query) {
  const found = COMMAND.exec(query);
  return found && (found[1] ?? "").trim();
}

/** @param {string} asked @returns {boolean} whether there is enough to search with */
export function enough(asked) {
  return asked.length >= LEAST;
}

export class Schools {
  #turn = 0;

  /** @param {string} address where to ask, by POST: no name is in an address */
  constructor(address) {
    this.address = address;
  }

  /** @param {string} asked @returns {Promise<School[]>} nothing for what was typed over meanwhile */
  async find(asked) {
    this.#turn += 1;
    const turn = this.#turn;
    if (!enough(asked)) return [];
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (turn !== this.#turn) return [];
    const token = document.querySelector('input[name="csrfmiddlewaretoken"]');
    const body = new FormData();
    body.set("q", asked);
    if (token instanceof HTMLInputElement) body.set("csrfmiddlewaretoken", token.value);
    return (await (await fetch(this.address, { method: "POST", body })).json()).schools;
  }
}
