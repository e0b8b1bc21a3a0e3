import com.google.gson.*;
import com.lowagie.text.Document;
import com.lowagie.text.Image;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.*;
import java.awt.Color;
import java.io.*;
import java.nio.file.*;
import org.apache.pdfbox.pdmodel.*;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.*;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/** Draws laid out pages: java -cp 'lib/*' Place.java pdfbox|openpdf PAGES.json OUT.pdf */
public class Place {
  public static void main(String[] arguments) throws Exception {
    JsonObject laid = JsonParser.parseString(Files.readString(Path.of(arguments[1]))).getAsJsonObject();
    if (arguments[0].equals("pdfbox")) pdfbox(laid, arguments[2]);
    else openpdf(laid, arguments[2]);
  }

  static float number(JsonObject op, String name, float otherwise) {
    return op.has(name) ? op.get(name).getAsFloat() : otherwise;
  }

  static float number(JsonObject op, String name) {
    return op.get(name).getAsFloat();
  }

  static void pdfbox(JsonObject laid, String out) throws Exception {
    try (PDDocument pdf = new PDDocument()) {
      PDDocumentInformation info = pdf.getDocumentInformation();
      info.setSubject(laid.get("subject").getAsString());
      info.setKeywords(laid.get("keywords").getAsString());
      PDFont[] fonts = pdfboxFonts(laid, pdf);
      for (JsonElement each : laid.getAsJsonArray("pages")) {
        JsonObject sheet = each.getAsJsonObject();
        float height = number(sheet, "height");
        PDPage page = new PDPage(new PDRectangle(number(sheet, "width"), height));
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          for (JsonElement one : sheet.getAsJsonArray("ops")) draw(pdf, content, fonts, one.getAsJsonObject(), height);
        }
      }
      pdf.save(out);
    }
  }

  static PDFont[] pdfboxFonts(JsonObject laid, PDDocument pdf) throws IOException {
    switch (laid.get("family").getAsString()) {
      case "sans": return new PDFont[] {type1(Standard14Fonts.FontName.HELVETICA), type1(Standard14Fonts.FontName.HELVETICA_BOLD)};
      case "serif": return new PDFont[] {type1(Standard14Fonts.FontName.TIMES_ROMAN), type1(Standard14Fonts.FontName.TIMES_BOLD)};
      case "mono": return new PDFont[] {type1(Standard14Fonts.FontName.COURIER), type1(Standard14Fonts.FontName.COURIER_BOLD)};
      default:
        JsonArray files = laid.getAsJsonArray("files");
        return new PDFont[] {PDType0Font.load(pdf, new File(files.get(0).getAsString())), PDType0Font.load(pdf, new File(files.get(1).getAsString()))};
    }
  }

  static PDFont type1(Standard14Fonts.FontName name) {
    return new PDType1Font(name);
  }

  static void draw(PDDocument pdf, PDPageContentStream content, PDFont[] fonts, JsonObject op, float height) throws IOException {
    content.saveGraphicsState();
    PDExtendedGraphicsState state = new PDExtendedGraphicsState();
    state.setNonStrokingAlphaConstant(number(op, "alpha", 1));
    if (op.has("blend")) state.setBlendMode(BlendMode.MULTIPLY);
    if (op.has("alpha") || op.has("blend")) content.setGraphicsStateParameters(state);
    switch (op.get("op").getAsString()) {
      case "text":
        content.beginText();
        content.setNonStrokingColor(Color.decode(op.get("color").getAsString()));
        content.setFont(fonts[op.get("bold").getAsBoolean() ? 1 : 0], number(op, "size"));
        content.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(number(op, "angle", 0)), number(op, "x"), height - number(op, "y")));
        content.showText(op.get("text").getAsString());
        content.endText();
        break;
      case "line":
        content.setStrokingColor(Color.decode(op.get("color").getAsString()));
        content.setLineWidth(number(op, "width"));
        content.moveTo(number(op, "x1"), height - number(op, "y1"));
        content.lineTo(number(op, "x2"), height - number(op, "y2"));
        content.stroke();
        break;
      case "rect":
        content.setNonStrokingColor(Color.decode(op.get("fill").getAsString()));
        content.addRect(number(op, "x"), height - number(op, "y") - number(op, "h"), number(op, "w"), number(op, "h"));
        content.fill();
        break;
      default:
        PDImageXObject image = PDImageXObject.createFromFile(op.get("path").getAsString(), pdf);
        content.drawImage(image, number(op, "x"), height - number(op, "y") - number(op, "h"), number(op, "w"), number(op, "h"));
    }
    content.restoreGraphicsState();
  }

  static void openpdf(JsonObject laid, String out) throws Exception {
    Document pdf = new Document();
    PdfWriter writer = PdfWriter.getInstance(pdf, new FileOutputStream(out));
    pdf.addSubject(laid.get("subject").getAsString());
    pdf.addKeywords(laid.get("keywords").getAsString());
    BaseFont[] fonts = openpdfFonts(laid);
    for (JsonElement each : laid.getAsJsonArray("pages")) {
      JsonObject sheet = each.getAsJsonObject();
      float height = number(sheet, "height");
      pdf.setPageSize(new Rectangle(number(sheet, "width"), height));
      if (pdf.isOpen()) pdf.newPage();
      else pdf.open();
      for (JsonElement one : sheet.getAsJsonArray("ops")) draw(writer.getDirectContent(), fonts, one.getAsJsonObject(), height);
    }
    pdf.close();
  }

  static BaseFont[] openpdfFonts(JsonObject laid) throws Exception {
    String[] names;
    switch (laid.get("family").getAsString()) {
      case "sans": names = new String[] {BaseFont.HELVETICA, BaseFont.HELVETICA_BOLD}; break;
      case "serif": names = new String[] {BaseFont.TIMES_ROMAN, BaseFont.TIMES_BOLD}; break;
      case "mono": names = new String[] {BaseFont.COURIER, BaseFont.COURIER_BOLD}; break;
      default:
        JsonArray files = laid.getAsJsonArray("files");
        return new BaseFont[] {BaseFont.createFont(files.get(0).getAsString(), BaseFont.IDENTITY_H, true), BaseFont.createFont(files.get(1).getAsString(), BaseFont.IDENTITY_H, true)};
    }
    return new BaseFont[] {BaseFont.createFont(names[0], BaseFont.CP1252, false), BaseFont.createFont(names[1], BaseFont.CP1252, false)};
  }

  static void draw(PdfContentByte content, BaseFont[] fonts, JsonObject op, float height) throws Exception {
    content.saveState();
    PdfGState state = new PdfGState();
    state.setFillOpacity(number(op, "alpha", 1));
    if (op.has("blend")) state.setBlendMode(PdfGState.BM_MULTIPLY);
    if (op.has("alpha") || op.has("blend")) content.setGState(state);
    switch (op.get("op").getAsString()) {
      case "text":
        content.beginText();
        content.setColorFill(Color.decode(op.get("color").getAsString()));
        content.setFontAndSize(fonts[op.get("bold").getAsBoolean() ? 1 : 0], number(op, "size"));
        content.showTextAligned(PdfContentByte.ALIGN_LEFT, op.get("text").getAsString(), number(op, "x"), height - number(op, "y"), number(op, "angle", 0));
        content.endText();
        break;
      case "line":
        content.setColorStroke(Color.decode(op.get("color").getAsString()));
        content.setLineWidth(number(op, "width"));
        content.moveTo(number(op, "x1"), height - number(op, "y1"));
        content.lineTo(number(op, "x2"), height - number(op, "y2"));
        content.stroke();
        break;
      case "rect":
        content.setColorFill(Color.decode(op.get("fill").getAsString()));
        content.rectangle(number(op, "x"), height - number(op, "y") - number(op, "h"), number(op, "w"), number(op, "h"));
        content.fill();
        break;
      default:
        Image image = Image.getInstance(op.get("path").getAsString());
        content.addImage(image, number(op, "w"), 0, 0, number(op, "h"), number(op, "x"), height - number(op, "y") - number(op, "h"));
    }
    content.restoreState();
  }
}
