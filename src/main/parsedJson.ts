/** The text's value; undefined where it is no JSON. For a schema to judge, which refuses both alike. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
