import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { FILES, hasCorpus } from "../schemas.ts";

const V12 = `<?xml version="1.0" encoding="UTF-8"?>
<!-- éü --><?tool x="1"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:t="urn:t">
  <file original="a.md" source-language="en" target-language="uk" datatype="plaintext" t:x='1'>
    <header><tool tool-id="t" tool-name="T"/><note>n</note></header>
    <body>
      <group id="g1" restype="x-paragraph">
        <trans-unit id="1" approved="no" xml:space="preserve">
          <source>A <g id="1" ctype="bold">b &amp; c</g><x id="2"/> é😀</source>
          <seg-source><mrk mtype="seg" mid="1">A <g id="1">b</g></mrk> <mrk mtype="seg" mid="2">c</mrk></seg-source>
          <target state="translated"><mrk mtype="seg" mid="1">Ж</mrk> <mrk mtype="seg" mid="2">ц</mrk></target>
          <note from="exonym" priority="1">look</note>
          <alt-trans match-quality="80" tool-id="exonym" extradata="used"><source>A</source><target>Ж</target></alt-trans>
        </trans-unit>
        <trans-unit id="2">
          <source><bpt id="1">&lt;b&gt;</bpt>x<ept id="1">&lt;/b&gt;</ept><ph id="3">y<sub>z</sub></ph><it id="4" pos="open">i</it></source>
          <target state="new"><![CDATA[<raw> & ]]>t</target>
          <t:own at='"'>keep</t:own>
        </trans-unit>
        <trans-unit id='3' translate="no"><source>no target</source></trans-unit>
        <trans-unit id="4"><source/><target/></trans-unit>
      </group>
    </body>
  </file>
</xliff>
`;

const V21 = `<?xml version='1.0'?>
<x:xliff version="2.1" xmlns:x="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" srcLang="en" trgLang="de">
\t<x:file id="f1" original="a"><x:notes><x:note id="n1" category="c">hi</x:note></x:notes>
\t<x:group id="g"><x:unit id="u1" name="N">
\t\t<mtc:matches><mtc:match ref="#s1" similarity="80.0" subType="exonym:used"><x:source>A</x:source><x:target>B</x:target></mtc:match></mtc:matches>
\t\t<mda:metadata><mda:metaGroup category="k"><mda:meta type="t">v</mda:meta></mda:metaGroup></mda:metadata>
\t\t<x:originalData><x:data id="d1">&lt;b&gt;<x:cp hex="0001"/></x:data><x:data id="d2">x</x:data></x:originalData>
\t\t<x:segment id="s1" state="translated" subState="t:x"><x:source>A <x:pc id="1" dataRefStart="d1" dataRefEnd="d2">b</x:pc><x:ph id="2" dataRef="d1"/></x:source><x:target>Ä <x:pc id="1">b</x:pc></x:target></x:segment>
\t\t<x:ignorable><x:source> </x:source></x:ignorable>
\t\t<x:segment id="s2"><x:source><x:sc id="3"/>c<x:ec startRef="3"/><x:mrk id="m1" type="term">t</x:mrk><x:sm id="m2" type="comment" value="v"/>u<x:em startRef="m2"/></x:source></x:segment>
\t\t<x:segment><x:source>d</x:source><x:target><!--c--><?p q?>e</x:target></x:segment>
\t</x:unit></x:group></x:file>
</x:xliff>`;

const WHOLE_12 = `<xliff version='1.2'><file source-language='en' original='' datatype='x'><body><trans-unit id='a'><source>One</source><target>Un</target></trans-unit></body></file></xliff>`;
const WHOLE_20 = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en"><file id="f"><unit id="u"><segment><source>One</source><target>Un</target></segment></unit></file></xliff>`;

function utf16(text: string, isBig: boolean): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return isBig ? bytes.swap16() : bytes;
}

/** Small files with all that a XLIFF file may hold, in several encodings. */
export const SEEDS: readonly Buffer[] = [
  Buffer.from(V12),
  Buffer.from(V21),
  Buffer.from(V12),
  Buffer.from(V21),
  Buffer.from(WHOLE_12),
  Buffer.from(WHOLE_20),
  Buffer.from(`\ufeff${V12.replaceAll("\n", "\r\n")}`),
  utf16(V12.replace("UTF-8", "UTF-16"), false),
  utf16(V21, true),
  Buffer.from(
    V12.replace("UTF-8", "windows-1252").replaceAll("Ж", "é").replace("ц", "ü").replace("😀", ""),
    "latin1",
  ),
];

/** Real files that are small enough to be damaged by the thousand; none where the corpus is absent. */
export function realSeeds(longest: number): readonly Buffer[] {
  if (!hasCorpus) return [];
  return readdirSync(FILES)
    .map((name) => join(FILES, name))
    .filter((path) => statSync(path).size <= longest)
    .map((path) => readFileSync(path));
}
