# Draws laid out pages by Prawn: ruby place.rb PAGES.json OUT.pdf
require "json"
require "prawn"

laid = JSON.parse(File.read(ARGV[0]))
names = {"sans" => "Helvetica", "serif" => "Times-Roman", "mono" => "Courier", "embedded" => "Source"}
Prawn::Fonts::AFM.hide_m17n_warning = true
sizes = laid["pages"].map { |page| [page["width"], page["height"]] }
pdf = Prawn::Document.new(page_size: sizes[0], margin: 0, info: {Subject: laid["subject"], Keywords: laid["keywords"]})
pdf.font_families.update("Source" => {normal: laid["files"][0], bold: laid["files"][1]})

laid["pages"].each_with_index do |page, i|
  pdf.start_new_page(size: sizes[i]) if i > 0
  height = page["height"]
  page["ops"].each do |op|
    case op["op"]
    when "text"
      pdf.fill_color(op["color"].delete("#"))
      pdf.font(names[laid["family"]], style: op["bold"] ? :bold : :normal)
      pdf.transparent(op["alpha"] || 1) do
        pdf.draw_text(op["text"], at: [op["x"], height - op["y"]], size: op["size"], rotate: op["angle"] || 0, kerning: false)
      end
    when "line"
      pdf.stroke_color(op["color"].delete("#"))
      pdf.line_width(op["width"])
      pdf.stroke_line([op["x1"], height - op["y1"]], [op["x2"], height - op["y2"]])
    when "rect"
      pdf.fill_color(op["fill"].delete("#"))
      draw = -> { pdf.fill_rectangle([op["x"], height - op["y"]], op["w"], op["h"]) }
      op["blend"] ? pdf.blend_mode(op["blend"].to_sym) { draw.call } : draw.call
    when "image"
      pdf.image(op["path"], at: [op["x"], height - op["y"]], width: op["w"], height: op["h"])
    end
  end
end
pdf.render_file(ARGV[1])
