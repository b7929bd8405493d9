// @ts-check
// Posting a form without adding an entry to the browser's history.

/**
 * @param {string} path
 * @param {FormData | URLSearchParams} fields
 * @returns {Promise<{status: number, body: any}>} body null when the answer is not JSON
 */
export async function postForm(path, fields) {
  const body = fields instanceof FormData ? plain(fields) : fields;
  const answer = await fetch(path, {
    method: "POST",
    body,
    headers: { Accept: "application/json" },
  });
  const json = answer.headers.get("Content-Type")?.startsWith("application/json");
  return { status: answer.status, body: json ? await answer.json() : null };
}

/**
 * @param {FormData} fields of a form without files
 * @returns {URLSearchParams}
 */
function plain(fields) {
  const pairs = new URLSearchParams();
  for (const [name, value] of fields) pairs.append(name, String(value));
  return pairs;
}
