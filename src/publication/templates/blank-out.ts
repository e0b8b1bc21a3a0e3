/** A template as HTML: with everything between braces made blank, so that lines and places stay the same. */
export function blankOut(template: string): string {
  const blank = (text: string, filler: string) => text.replace(/[^\n]/g, filler);
  return template
    .replace(/\{\{!--[\s\S]*?--\}\}/g, (comment) => blank(comment, " "))
    .replace(/\{\{\s*(?:[#/!>^]|else\b)[\s\S]*?\}\}/g, (block) => blank(block, " "))
    .replace(/\{\{[\s\S]*?\}\}/g, (expression) => blank(expression, "x"));
}
