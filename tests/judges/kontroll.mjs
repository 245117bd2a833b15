// What the page for checking codes says: node kontroll.mjs PAGE CODE CARD…
import { readFileSync } from "node:fs";
const [page, code, ...cards] = process.argv.slice(2);
const script = readFileSync(page, "utf8").split('<script id="checker">')[1].split("</script>")[0];
const judge = new Function(`${script}; return judge;`)();
const said = await judge(code, cards.map((card) => JSON.parse(readFileSync(card, "utf8"))));
console.log(said.good ? "ÄKTA" : "INTE VISAD");
console.log(said.words);
