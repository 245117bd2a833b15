import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** {@code VeraCheck 3a,ua1 FILE.pdf …}: a line for each file and standard; ends with 0 when all comply. */
public class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean all = true;
        for (String standard : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
            for (int at = 1; at < arguments.length; at++) {
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(arguments[at]), flavour)) {
                    ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
                    all &= result.isCompliant();
                    System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + standard + " " + arguments[at]);
                    Map<String, String> complaints = new LinkedHashMap<>();
                    for (TestAssertion assertion : result.getTestAssertions()) {
                        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                            String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                            complaints.putIfAbsent(rule + " " + assertion.getMessage(), assertion.getLocation().getContext());
                        }
                    }
                    complaints.forEach((rule, where) -> System.out.println("  " + rule + "\n    at " + where));
                }
            }
        }
        System.exit(all ? 0 : 1);
    }
}
