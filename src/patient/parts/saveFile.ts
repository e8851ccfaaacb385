/** Hands a text to the browser as a file to save or open. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari reads it after the press has ended.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
