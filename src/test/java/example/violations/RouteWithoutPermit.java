package example.violations;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class RouteWithoutPermit {
  @GetMapping("/everything")
  String show() {
    return "everything";
  }
}
