// What the page for checking codes says: node kontroll.mjs PAGE CODE CARD…
import { readFileSync } from "node:fs";
const [page, code, ...cards] = process.argv.slice(2);
const script = readFileSync(page, "utf8").split("<script>")[1].split("</script>")[0];
const { readCard, checkPaper } = new Function(`${script}; return { readCard, checkPaper };`)();
const read = await Promise.all(cards.map((card) => readCard(readFileSync(card, "utf8"))));
const said = await checkPaper(code, read.flatMap((one) => one.card ?? []));
console.log(said.is === "good" ? "ÄKTA" : "INTE VISAD");
console.log(said.title, said.text, said.paper ? `${said.paper.planId} ${said.paper.version} ${said.paper.page}` : "");
