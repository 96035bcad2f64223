/**
 * The page's script: it shows the filters, which are of no use without it, and hides what they leave out. It makes no elements
 * and asks for nothing from anywhere.
 */
export const SCRIPT = `
(function () {
  "use strict";
  var form = document.querySelector("form");
  if (!form) return;
  var findings = Array.from(document.querySelectorAll(".finding"));
  var sections = Array.from(document.querySelectorAll("main section"));
  var output = form.querySelector("output");
  var texts = findings.map(function (finding) { return finding.textContent.toLowerCase(); });
  function value(name) { var field = form.elements[name]; return field ? field.value : ""; }
  function update() {
    var locale = value("locale"), check = value("check"), severity = value("severity");
    var words = value("words").toLowerCase();
    var waived = form.elements.waived ? form.elements.waived.checked : true;
    var shown = 0;
    findings.forEach(function (finding, index) {
      var data = finding.dataset;
      var fits = (!locale || data.locale === locale) && (!check || data.check === check) &&
        (!severity || data.severity === severity) && (waived || data.waived === undefined) &&
        (!words || texts[index].includes(words));
      finding.hidden = !fits;
      if (fits) shown++;
    });
    sections.forEach(function (section) { section.hidden = !section.querySelector(".finding:not([hidden])"); });
    output.textContent = shown + " of " + findings.length + " shown";
  }
  form.addEventListener("input", update);
  form.addEventListener("reset", function () { setTimeout(update); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  update();
})();
`;
